package loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import loyalty.events.Pseudonym;
import org.junit.jupiter.api.Test;

class GoodwillTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Goodwill.Request REQUEST =
            new Goodwill.Request(new Pseudonym("0".repeat(32)), "ticket-1", "goodwill", "v1", "GOODWILL", "sue", NOON);

    @Test
    void nobody_decides_what_they_asked_for() {
        assertThat(REQUEST.await().approve("sue", NOON, "v-1"))
                .isEqualTo(Outcome.refused(new Rejection.OwnRequest("awaiting-approval")));
        assertThat(REQUEST.await().reject("sue", NOON))
                .isEqualTo(Outcome.refused(new Rejection.OwnRequest("awaiting-approval")));
    }

    @Test
    void somebody_else_gives_it_or_does_not() {
        assertThat(REQUEST.await().approve("eve", NOON, "v-1"))
                .isEqualTo(Outcome.done(new Goodwill.Approved(REQUEST, "eve", NOON, "v-1")));
        assertThat(REQUEST.await().reject("eve", NOON))
                .isEqualTo(Outcome.done(new Goodwill.Rejected(REQUEST, "eve", NOON)));
    }

    @Test
    void what_was_answered_first_is_told_whatever_was_decided_later() {
        assertThat(new Goodwill.Approved(REQUEST, "eve", NOON, "v-1").first()).isEqualTo(REQUEST.await());
        assertThat(new Goodwill.Rejected(REQUEST, "eve", NOON).first()).isEqualTo(REQUEST.await());
        assertThat(REQUEST.give("v-1").first()).isEqualTo(REQUEST.give("v-1"));
    }
}
