package loyalty.points.members;

import jakarta.enterprise.context.ApplicationScoped;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.api.calls.MemberDirectory;
import loyalty.events.Pseudonym;
import loyalty.points.ledger.Holders;
import loyalty.points.posting.Ledger;
import org.jspecify.annotations.Nullable;

/** Whose points may be read: those of a member who is enrolled, by somebody whom they concern. */
@ApplicationScoped
public class MemberAccess {

    private final Ledger ledger;
    private final Pseudonyms pseudonyms;
    private final MemberDirectory directory;
    private final Caller caller;

    MemberAccess(Ledger ledger, Pseudonyms pseudonyms, MemberDirectory directory, Caller caller) {
        this.ledger = ledger;
        this.pseudonyms = pseudonyms;
        this.directory = directory;
        this.caller = caller;
    }

    /**
     * The pseudonym of a member whom the caller may see.
     *
     * @param authorization the caller's own header, for the moment in which an enrolment's event is still on its way
     * @throws ProblemException 404 when nobody of that name is enrolled, or not for this caller
     */
    public Pseudonym visible(String memberId, @Nullable String authorization) {
        caller.requireAccessTo(Ids.inPath(memberId));
        Pseudonym member = pseudonyms.of(memberId);
        boolean enrolled = ledger.read(rows -> new Holders(rows).isEnrolled(member))
                || directory.isEnrolled(memberId, authorization);
        if (!enrolled) {
            throw new ProblemException(Problems.notFound());
        }
        return member;
    }
}
