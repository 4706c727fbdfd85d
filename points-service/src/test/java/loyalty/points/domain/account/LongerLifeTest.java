package loyalty.points.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import loyalty.programme.earning.Life;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LongerLifeTest {

    private static final LocalDate JUNE_10 = LocalDate.parse("2026-06-10");
    private static final Instant NOON = Instant.parse("2026-06-10T12:00:00Z");
    private static final Life SIX_MONTHS = new Life(null, 6, null, null, false, false);
    private static final Life IDLE = new Life(null, null, null, 12, false, false);

    private static Lot lot(long seq, long left, boolean pending, @Nullable String end) {
        return new Lot(
                seq,
                1,
                50,
                left,
                0,
                0,
                pending,
                Instant.parse("2026-06-20T00:00:00Z"),
                end == null ? null : Instant.parse(end),
                null);
    }

    private static Account account(Lot... lots) {
        var state = new AccountState(9, 9, new Balance(80, 50, 0, 0), 200, NOON, null, null);
        return Account.open(state, Opening.with(List.of(lots), null));
    }

    private static List<Lot> extended(Account account, Life life) {
        account.extend(life, JUNE_10, ZoneOffset.UTC, NOON);
        return account.lotsChanged();
    }

    @Test
    void what_would_end_sooner_lives_as_if_it_had_been_earned_on_the_day() {
        Account account = account(
                lot(1, 30, false, "2026-07-01T00:00:00Z"),
                lot(2, 50, true, "2026-12-09T00:00:00Z"),
                lot(3, 50, false, "2026-12-10T00:00:00Z"),
                lot(4, 0, false, "2026-07-01T00:00:00Z"));

        long extended = account.extend(SIX_MONTHS, JUNE_10, ZoneOffset.UTC, NOON);

        assertThat(extended).as("what is left of the first two").isEqualTo(80);
        assertThat(account.state().eventSeq()).isEqualTo(10);
        assertThat(account.lotsChanged())
                .extracting(Lot::expiresAt)
                .containsExactly(Instant.parse("2026-12-10T00:00:00Z"), Instant.parse("2026-12-10T00:00:00Z"));
        assertThat(account.entries()).isEmpty();
    }

    @Test
    void what_never_ends_in_the_tier_never_ends_and_a_life_by_activity_goes_with_it() {
        assertThat(extended(account(lot(1, 30, false, "2026-07-01T00:00:00Z")), Life.FOREVER))
                .extracting(Lot::expiresAt)
                .containsOnlyNulls();
        assertThat(extended(account(lot(1, 30, false, "2026-07-01T00:00:00Z")), IDLE))
                .extracting(Lot::renewal)
                .containsExactly(new Renewal("idle-12@Z"));
    }

    @Test
    void a_second_time_and_a_shorter_life_move_nothing() {
        Account account = account(lot(1, 30, false, "2026-12-10T00:00:00Z"), lot(2, 30, false, null));

        long extended = account.extend(SIX_MONTHS, JUNE_10, ZoneOffset.UTC, NOON);

        assertThat(extended).isZero();
        assertThat(account.state().eventSeq()).isEqualTo(9);
        assertThat(account.lotsChanged()).isEmpty();
    }
}
