package loyalty.points.domain.earning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.Hold;
import loyalty.points.domain.account.AccountState;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.account.EntryKind;
import loyalty.points.domain.account.Lot;
import org.junit.jupiter.api.Test;

/** What stands in tables and answers is read back as what it was. */
class WordsTest {

    @Test
    void kinds_and_statuses_have_the_words_of_the_api() {
        assertThat(Arrays.stream(EntryKind.values()).map(EntryKind::word))
                .containsExactly("earn", "redeem", "return", "restore", "expire", "adjust", "transfer");
        assertThat(Arrays.stream(Hold.Status.values()).map(Hold.Status::word))
                .containsExactly("held", "captured", "released", "expired");
        assertThat(Arrays.stream(Adjustment.Status.values()).map(Adjustment.Status::word))
                .containsExactly("awaiting-approval", "posted", "rejected", "undone");
    }

    @Test
    void words_are_read_back() {
        for (EntryKind kind : EntryKind.values()) {
            assertThat(EntryKind.of(kind.word())).isEqualTo(kind);
        }
        for (Hold.Status status : Hold.Status.values()) {
            assertThat(Hold.Status.of(status.word())).isEqualTo(status);
        }
        for (Adjustment.Status status : Adjustment.Status.values()) {
            assertThat(Adjustment.Status.of(status.word())).isEqualTo(status);
        }
        for (LineKind kind : LineKind.values()) {
            assertThat(LineKind.of(kind.word())).contains(kind);
        }
        assertThat(LineKind.of("goodies")).isEmpty();
    }

    @Test
    void an_account_is_due_from_the_instant_on_and_not_before() {
        Instant at = Instant.parse("2026-03-01T00:00:00Z");
        AccountState state = new AccountState(0, 0, Balance.ZERO, 0, Instant.EPOCH, at, null);

        assertThat(state.isDue(at)).isTrue();
        assertThat(state.isDue(at.minusNanos(1))).isFalse();
        assertThat(AccountState.NEW.isDue(at)).isFalse();
    }

    @Test
    void a_lot_is_shown_as_it_was_with_nothing_held() {
        Lot lot = new Lot(1, 1, 100, 40, 10, 0, false, Instant.EPOCH, null, null);

        assertThat(lot.leaving(70)).isEqualTo(new Lot(1, 1, 100, 70, 0, 0, false, Instant.EPOCH, null, null));
    }
}
