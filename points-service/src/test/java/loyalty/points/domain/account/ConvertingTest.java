package loyalty.points.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import loyalty.points.domain.HoldOrder;
import loyalty.points.domain.conversion.Conversions;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.Order;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.ProgrammeVersions;
import org.junit.jupiter.api.Test;

class ConvertingTest {

    private static final Instant MARCH_10 = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant APRIL_1 = Instant.parse("2026-04-01T00:00:00Z");
    private static final Conversions AUTOMATIC = conversions(
            "rewards: [{ reward: r, points: 150, automatic: true, amount: 20, validDays: 9, text: { en: R } }]");
    private static final Conversions MONTHLY =
            conversions("storeCurrency: { fromPoints: { points: 500, amount: 5, validDays: 30 } }");

    private static Conversions conversions(String more) {
        var programme = ((ProgrammeFile.Readable) ProgrammeFile.read("""
                version: v-1
                currency: USD
                timeZone: UTC
                points: { earn: { points: 1 } }
                tiers: { metric: spend, windowMonths: 1, validMonths: 1, steps: [{ tier: t, threshold: 0 }] }
                %s
                """.formatted(more))).programme();
        return Conversions.of(new ProgrammeVersions(List.of(new ProgrammeVersions.Version(Instant.EPOCH, programme))));
    }

    private static Account with(long points, Instant availableAt, Instant expiresAt, Conversions conversions) {
        Account account = Account.open(AccountState.NEW, new Opening(List.of(), List.of(), conversions, null));
        var earned = new Earned(
                "v-1",
                "t",
                points,
                availableAt,
                expiresAt,
                List.of(),
                new Earned.Qualifying("spend", BigDecimal.ZERO),
                Counts.NONE,
                Counts.NONE,
                null);
        account.place(new Order("o-1", MARCH_10, "USD", "store", null, List.of()), earned, "till", MARCH_10);
        return account;
    }

    /** The account as another transaction opens it. */
    private static Account again(Account account, Conversions conversions) {
        List<Lot> lots = Stream.concat(account.lotsOpened().stream(), account.lotsChanged().stream())
                .toList();
        return Account.open(account.state(), new Opening(lots, account.holdsPlaced(), conversions, null));
    }

    @Test
    void as_often_as_there_are_points_enough_they_are_spent_in_an_entry_of_its_own_that_tells_it() {
        Instant far = APRIL_1.plus(Duration.ofDays(99));
        Account account = with(320, MARCH_10, far, AUTOMATIC);
        assertThat(account.state().nextDueAt()).as("due at once").isEqualTo(MARCH_10);

        Account later = again(account, AUTOMATIC);
        later.settle(MARCH_10);

        assertThat(later.state().balance()).isEqualTo(new Balance(20, 0, 0, 0));
        assertThat(later.entries()).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo(EntryKind.REDEEM);
            assertThat(entry.points()).isEqualTo(-150);
            assertThat(entry.cause())
                    .isNotNull()
                    .extracting(Entry.Cause::reason)
                    .isEqualTo("reward:r");
            assertThat(entry.eventSeq()).isNotNull();
        });
        assertThat(later.state().nextDueAt()).isEqualTo(far);
    }

    @Test
    void points_that_wait_or_are_held_stay() {
        Account waiting = with(320, APRIL_1, APRIL_1.plus(Duration.ofDays(99)), AUTOMATIC);
        assertThat(waiting.state().nextDueAt()).isEqualTo(APRIL_1);
        Account counting = again(waiting, AUTOMATIC);
        counting.settle(APRIL_1);
        assertThat(counting.state().balance()).isEqualTo(new Balance(20, 0, 0, 0));

        Account held = with(160, MARCH_10, APRIL_1.plus(Duration.ofDays(99)), AUTOMATIC);
        held.hold(new HoldOrder("h", 20, null, APRIL_1), MARCH_10);
        Account later = again(held, AUTOMATIC);
        later.settle(MARCH_10);
        assertThat(later.state().balance()).isEqualTo(new Balance(140, 0, 20, 0));
        later.settle(APRIL_1);
        assertThat(later.state().balance()).as("the hold has ended").isEqualTo(new Balance(10, 0, 0, 0));
    }

    @Test
    void once_a_month_full_steps_are_spent_at_their_instant_however_late_somebody_looks() {
        Account account = with(1340, MARCH_10, APRIL_1.plus(Duration.ofDays(3)), MONTHLY);
        assertThat(account.state().nextDueAt()).isEqualTo(APRIL_1);

        Account later = again(account, MONTHLY);
        later.settle(APRIL_1.plus(Duration.ofDays(40)));

        assertThat(later.entries()).extracting(Entry::points).containsExactly(-1000L, -340L);
        assertThat(later.entries()).extracting(Entry::kind).containsExactly(EntryKind.REDEEM, EntryKind.EXPIRE);
        assertThat(later.entries().getFirst().at()).isEqualTo(APRIL_1);
        assertThat(later.state().balance()).isEqualTo(Balance.ZERO);
    }

    @Test
    void points_that_end_on_the_day_end_before_anything_becomes_of_them() {
        Account later = again(with(1340, MARCH_10, APRIL_1, MONTHLY), MONTHLY);
        later.settle(APRIL_1);
        assertThat(later.entries()).extracting(Entry::kind).containsExactly(EntryKind.EXPIRE);
    }
}
