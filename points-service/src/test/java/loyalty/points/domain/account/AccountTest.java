package loyalty.points.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.Purchase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private static Earned earned(long points, @Nullable Instant availableAt, @Nullable Instant expiresAt) {
        return new Earned(
                "v1",
                "member",
                points,
                availableAt,
                expiresAt,
                List.of(),
                new Earned.Qualifying("spend", BigDecimal.valueOf(points)),
                Counts.NONE,
                Counts.NONE,
                null);
    }

    private static Order order(String id) {
        return new Order(id, DAY, "USD", "store", null, List.of());
    }

    private static Instant day(int days) {
        return DAY.plus(days, ChronoUnit.DAYS);
    }

    @Test
    void points_wait_then_count_then_end() {
        Account account = Account.open(AccountState.NEW, Opening.with(List.of(), null));

        account.place(order("o-1"), earned(100, day(7), day(30)), "till", day(0));
        assertThat(account.state().balance()).isEqualTo(new Balance(0, 100, 0, 0));
        assertThat(account.state().nextDueAt()).isEqualTo(day(7));

        Account later = Account.open(account.state(), Opening.with(account.lotsOpened(), null));
        later.settle(day(7));
        assertThat(later.state().balance()).isEqualTo(new Balance(100, 0, 0, 0));
        assertThat(later.activations()).containsExactly(new Activation(2, day(7), 100));
        assertThat(later.state().nextDueAt()).isEqualTo(day(30));

        Account end = Account.open(later.state(), Opening.with(later.lotsChanged(), null));
        end.settle(day(99));
        assertThat(end.state().balance()).isEqualTo(Balance.ZERO);
        assertThat(end.entries()).extracting(Entry::at).containsExactly(day(30));
        assertThat(end.state().nextDueAt()).isNull();
        assertThat(end.state().lifetimeEarned()).isEqualTo(100);
    }

    @Test
    void nothing_is_posted_before_what_was_posted_already() {
        Account account = Account.open(AccountState.NEW, Opening.with(List.of(), null));
        account.place(order("o-1"), earned(1, day(0), null), "till", day(5));
        Purchase second = account.place(order("o-2"), earned(1, day(0), null), "till", day(4));
        assertThat(second.at()).isEqualTo(day(5));
    }

    @Test
    void points_of_a_late_order_whose_life_is_over_end_at_once() {
        Account account = Account.open(AccountState.NEW, Opening.with(List.of(), null));

        Purchase purchase = account.place(order("o-1"), earned(5, day(-30), day(-1)), "till", day(0));

        assertThat(purchase.after()).isEqualTo(Balance.ZERO);
        assertThat(account.entries()).extracting(Entry::points).containsExactly(5L, -5L);
        assertThat(account.entries().getLast().at()).isEqualTo(day(0));
    }

    @Test
    void points_that_never_end_make_no_work_for_the_clock() {
        Account account = Account.open(AccountState.NEW, Opening.with(List.of(), null));
        account.place(order("o-1"), earned(5, day(-1), null), "till", day(0));
        assertThat(account.state().nextDueAt()).isNull();
        assertThat(account.state().balance().available()).isEqualTo(5);
    }

    @Test
    void it_does_not_matter_when_somebody_looks() {
        for (int seed = 1; seed <= 300; seed++) {
            List<Step> steps = steps(new Random(seed));
            assertThat(journal(steps, true)).as("seed %d", seed).isEqualTo(journal(steps, false));
        }
    }

    private record Step(int at, long points, int waits, int lives) {}

    private record Line(long points, Instant at, Balance after) {}

    private static List<Step> steps(Random random) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < 12; i++) {
            at += random.nextInt(10);
            steps.add(new Step(at, random.nextInt(50), random.nextInt(8), 8 + random.nextInt(30)));
        }
        return steps;
    }

    /** The journal at the end of all days; with looks on every day, or only when an order comes. */
    private static Earned earnedBy(Step step, int today) {
        boolean earns = step.points() > 0;
        return earned(
                step.points(), earns ? day(today + step.waits()) : null, earns ? day(today + step.lives()) : null);
    }

    private static @Nullable Instant dueAfter(List<Lot> lots, Instant now) {
        return lots.stream()
                .map(Lot::nextAt)
                .flatMap(Stream::ofNullable)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static List<Line> journal(List<Step> steps, boolean lookDaily) {
        List<Line> journal = new ArrayList<>();
        List<Lot> lots = new ArrayList<>();
        AccountState state = AccountState.NEW;
        int next = 0;
        for (int today = 0; today < 200; today++) {
            boolean orders = next < steps.size() && steps.get(next).at() == today;
            if (!orders && !lookDaily && today < 199) {
                continue;
            }
            Instant now = day(today);
            List<Lot> due = lots.stream().filter(lot -> isBy(lot.nextAt(), now)).toList();
            Account account = Account.open(state, Opening.with(due, dueAfter(lots, now)));
            account.settle(now);
            while (next < steps.size() && steps.get(next).at() == today) {
                Step step = steps.get(next++);
                account.place(order("o-" + next), earnedBy(step, today), "till", now);
            }
            account.entries().forEach(entry -> journal.add(new Line(entry.points(), entry.at(), entry.after())));
            lots.removeIf(lot -> due.contains(lot));
            lots.addAll(account.lotsChanged());
            lots.addAll(account.lotsOpened());
            state = account.state();
            assertThat(lots.stream().mapToLong(Lot::left).sum())
                    .isEqualTo(state.balance().ledger());
            assertThat(state.version()).isEqualTo(journal.size());
        }
        return journal;
    }

    private static boolean isBy(@Nullable Instant at, Instant now) {
        return at != null && !at.isAfter(now);
    }
}
