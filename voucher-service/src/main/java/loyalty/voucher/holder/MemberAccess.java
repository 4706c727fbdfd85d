package loyalty.voucher.holder;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.api.Roles;
import loyalty.api.calls.MemberDirectory;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** Lets a caller see the wallet of a member who is enrolled and whom they may see. */
@ApplicationScoped
public class MemberAccess {

    private final Holders holders;
    private final MemberDirectory directory;
    private final Pseudonyms pseudonyms;
    private final Caller caller;

    MemberAccess(Holders holders, MemberDirectory directory, Pseudonyms pseudonyms, Caller caller) {
        this.holders = holders;
        this.directory = directory;
        this.pseudonyms = pseudonyms;
        this.caller = caller;
    }

    /**
     * The pseudonym of a member whom the caller may see.
     *
     * @throws ProblemException 400 {@code malformed-path}, 404 {@code not-found}
     */
    public Pseudonym admit(String memberId, @Nullable String authorization) {
        Ids.inPath(memberId);
        caller.requireAccessTo(memberId);
        Pseudonym member = pseudonyms.of(memberId);
        if (!holders.isEnrolled(member) && !directory.isEnrolled(memberId, authorization)) {
            throw new ProblemException(Problems.notFound());
        }
        return member;
    }

    /** Whether the caller is the member, who alone sees codes. */
    public boolean isOwner(String memberId) {
        return caller.isMember(memberId);
    }

    /** Whether the caller is the member, who alone sees codes. */
    public boolean isOwner(Pseudonym member) {
        return caller.is(Roles.MEMBER) && pseudonyms.of(caller.subject()).equals(member);
    }

    /** Whether this call is open to the caller for every member, or the caller is the member. */
    public boolean maySee(Pseudonym member) {
        return caller.mayAccessOthers() || isOwner(member);
    }

    /** The caller, if it is a member and nobody else beside. */
    public Optional<Pseudonym> self() {
        return caller.isMemberOnly() ? Optional.of(pseudonyms.of(caller.subject())) : Optional.empty();
    }

    /** Who calls. */
    public String subject() {
        return caller.subject();
    }

    /** Who calls, as others are noted. */
    public Pseudonym pseudonymOfCaller() {
        return pseudonyms.of(caller.subject());
    }
}
