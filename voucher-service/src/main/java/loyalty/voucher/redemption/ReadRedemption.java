package loyalty.voucher.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import loyalty.api.BodyHash;
import loyalty.api.forms.Forms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.holder.MemberAccess;
import org.jspecify.annotations.Nullable;

/** Reads what a till asks for, of a member whom it may see. */
@ApplicationScoped
class ReadRedemption {

    private final MemberAccess access;
    private final KnownProgrammes programmes;
    private final BodyHash bodyHash;
    private final BusinessClock clock;
    private final Forms forms;

    ReadRedemption(
            MemberAccess access, KnownProgrammes programmes, BodyHash bodyHash, BusinessClock clock, Forms forms) {
        this.forms = forms;
        this.access = access;
        this.programmes = programmes;
        this.bodyHash = bodyHash;
        this.clock = clock;
    }

    /** What the fingerprint is taken of: the member under their pseudonym, everything after defaults. */
    private record Fingerprint(String member, RedemptionTerms asked) {}

    /** @throws loyalty.api.ProblemException 400 {@code malformed-request}, 404 when the member is not enrolled */
    RedemptionCommand read(String redemptionId, @Nullable RedemptionRequest request, @Nullable String authorization) {
        RedemptionTerms asked = RedemptionCheck.read(request, programmes.inForceAt(clock.now()), forms);
        Pseudonym member = access.admit(asked.memberId(), authorization);
        return new RedemptionCommand(
                redemptionId,
                member,
                access.pseudonymOfCaller(),
                asked,
                bodyHash.of(new Fingerprint(member.hex(), asked)));
    }
}
