package loyalty.tier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.tier.domain.TierOverride.Decision;
import loyalty.tier.domain.TierOverride.Status;
import org.junit.jupiter.api.Test;

class TierOverrideTest {

    private static final Instant ASKED = Instant.parse("2041-06-01T10:00:00Z");
    private static final Instant DECIDED = Instant.parse("2041-06-02T10:00:00Z");
    private static final Instant UNTIL = Instant.parse("2041-12-31T05:00:00Z");

    private static final TierOverride.Request REQUEST =
            new TierOverride.Request(Pseudonym.of(new byte[16]), "o-1", "black", UNTIL, "an old friend", "sam", ASKED);
    private static final TierOverride.AwaitingApproval AWAITING = new TierOverride.AwaitingApproval(REQUEST);

    @Test
    void nobody_decides_what_they_asked_for_themselves() {
        assertThat(AWAITING.decide(Decision.APPROVE, "sam", DECIDED))
                .isEqualTo(Outcome.refused(new Rejection.OwnRequest(Status.AWAITING_APPROVAL)));
        assertThat(AWAITING.decide(Decision.REJECT, "sam", DECIDED))
                .isEqualTo(Outcome.refused(new Rejection.OwnRequest(Status.AWAITING_APPROVAL)));
    }

    @Test
    void an_approved_override_is_a_grant_from_the_decision_to_its_end() {
        assertThat(AWAITING.decide(Decision.APPROVE, "sue", DECIDED))
                .isEqualTo(Outcome.done(new TierOverride.Approved(REQUEST, "sue", DECIDED)));
        assertThat(new TierOverride.Approved(REQUEST, "sue", DECIDED).grant())
                .isEqualTo(new Grant("o-1", "black", DECIDED, UNTIL));
    }

    @Test
    void an_approved_override_ends_by_itself_and_others_do_not() {
        var approved = new TierOverride.Approved(REQUEST, "sue", DECIDED);
        var rejected = new TierOverride.Rejected(REQUEST, "sue", DECIDED);

        assertThat(approved.statusAt(UNTIL.minusNanos(1))).isEqualTo(Status.APPROVED);
        assertThat(approved.statusAt(UNTIL)).isEqualTo(Status.ENDED);
        assertThat(approved.status()).isEqualTo(Status.APPROVED);
        assertThat(rejected.statusAt(UNTIL)).isEqualTo(Status.REJECTED);
        assertThat(AWAITING.statusAt(UNTIL)).isEqualTo(Status.AWAITING_APPROVAL);
    }
}
