package loyalty.points.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import loyalty.points.domain.Hold;
import loyalty.points.domain.HoldOrder;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.conversion.Conversions;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.Purchase;
import loyalty.points.domain.returns.ReturnOrder;
import loyalty.points.domain.returns.ReturnTerms;
import loyalty.points.domain.returns.Returned;
import loyalty.programme.earning.ReturnRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Generated sequences of orders, holds, captures, releases, returns and days, against a model. */
class LedgerSequencesTest {

    private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int STEPS = 60;

    @Test
    void the_account_is_what_the_model_says() {
        for (int seed = 1; seed <= 500; seed++) {
            play(seed);
        }
    }

    @Test
    @Tag("long")
    void the_account_is_what_the_model_says_in_twenty_thousand_sequences() {
        for (int seed = 1; seed <= 20_000; seed++) {
            play(seed);
        }
    }

    private static void play(int seed) {
        new LedgerSequencesTest().sequence(new Random(seed), seed);
    }

    private final LedgerModel model = new LedgerModel();
    private final Map<String, Lot> lots = new LinkedHashMap<>();
    private final Map<String, Hold> holds = new LinkedHashMap<>();
    private final List<String> open = new ArrayList<>();
    private final List<Bought> bought = new ArrayList<>();
    private final List<Paid> paid = new ArrayList<>();
    private AccountState state = AccountState.NEW;
    private long ledger;
    private int today;

    private static final class Bought {
        private final Purchase purchase;
        private final int earning;
        private long due;

        private Bought(Purchase purchase, int earning) {
            this.purchase = purchase;
            this.earning = earning;
            this.due = purchase.earned().points();
        }
    }

    private static final class Paid {
        private final String holdId;
        private final List<LedgerModel.Share> shares;
        private final long points;
        private long back;

        private Paid(String holdId, List<LedgerModel.Share> shares, long points) {
            this.holdId = holdId;
            this.shares = shares;
            this.points = points;
        }
    }

    private void sequence(Random random, int seed) {
        for (int step = 1; step <= STEPS; step++) {
            today += random.nextInt(4);
            model.advance(today);
            Account account = Account.open(state, new Opening(lots.values(), holds.values(), Conversions.NONE, null));
            account.settle(day(today));
            act(account, random, step);
            keep(account);
            assertThat(state.balance()).as("seed %d, step %d", seed, step).isEqualTo(model.balance());
            assertThat(ledger)
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(state.balance().ledger());
        }
    }

    private void act(Account account, Random random, int step) {
        switch (random.nextInt(7)) {
            case 0, 1 -> earn(account, random, step);
            case 2 -> hold(account, random, step);
            case 3 -> end(account, random, true);
            case 4 -> end(account, random, false);
            default -> bringBack(account, random, step);
        }
    }

    private void earn(Account account, Random random, int step) {
        long points = 1 + random.nextInt(60);
        int countsFrom = today + random.nextInt(6) - 2;
        int endsAt = random.nextInt(5) == 0 ? NEVER : countsFrom + 1 + random.nextInt(25);
        var earned = new Earned(
                "v1",
                "member",
                points,
                day(countsFrom),
                endsAt == NEVER ? null : day(endsAt),
                List.of(),
                new Earned.Qualifying("spend", BigDecimal.ONE),
                Counts.NONE,
                Counts.NONE,
                null);
        var order = new Order("o-" + step, day(today), "USD", "store", null, List.of());
        Purchase purchase = account.place(order, earned, "till", day(today));
        bought.add(new Bought(purchase, model.earn(points, countsFrom, endsAt)));
    }

    private void hold(Account account, Random random, int step) {
        long points = 1 + random.nextInt(90);
        int endsAt = today + 1 + random.nextInt(12);
        var decision = account.hold(new HoldOrder("h-" + step, points, null, day(endsAt)), day(today));
        assertThat(decision instanceof Outcome.Done).isEqualTo(model.hold(points, endsAt));
    }

    private void end(Account account, Random random, boolean capture) {
        account.holdsEnded().forEach(hold -> open.remove(hold.holdId()));
        assertThat(open).hasSize(model.openHolds());
        if (open.isEmpty()) {
            return;
        }
        int number = random.nextInt(open.size());
        String holdId = open.get(number);
        long points = capture
                ? 1 + random.nextLong(Objects.requireNonNull(holds.get(holdId)).points())
                : 0;
        var decision = capture
                ? account.capture(holdId, points, "till", day(today))
                : account.release(holdId, "till", day(today));
        assertThat(decision).isInstanceOf(Outcome.Done.class);
        List<LedgerModel.Share> shares = model.end(number, points);
        if (capture) {
            paid.add(new Paid(holdId, shares, points));
        }
    }

    private void bringBack(Account account, Random random, int step) {
        if (bought.isEmpty()) {
            return;
        }
        Bought of = bought.get(random.nextInt(bought.size()));
        Paid by = paid.isEmpty() ? null : paid.get(random.nextInt(paid.size()));
        long due = random.nextLong(of.due + 1);
        long back = by == null ? 0 : random.nextLong(by.points - by.back + 1);
        var policy = ReturnRules.WhenSpent.values()[random.nextInt(3)];
        int grace = today + random.nextInt(10);
        Outcome<Returned> decision =
                account.bringBack(returning("r-" + step, of, by, due, back, policy, grace), day(today));
        OptionalLong owed = model.bringBack(
                of.earning, due, by == null ? List.of() : by.shares, by == null ? 0 : by.back, back, policy, grace);
        assertThat(decision instanceof Outcome.Done).isEqualTo(owed.isPresent());
        if (decision instanceof Outcome.Done<Returned>(Returned returned, boolean again)) {
            assertThat(returned.owed()).isEqualTo(owed.getAsLong());
            of.due -= due;
            if (by != null) {
                by.back += back;
            }
        }
    }

    private ReturnOrder returning(
            String id, Bought of, @Nullable Paid by, long due, long back, ReturnRules.WhenSpent policy, int grace) {
        return new ReturnOrder(
                id,
                of.purchase,
                day(today),
                new ReturnTerms(List.of(), false, due, back, BigDecimal.ZERO, List.of(), Counts.NONE),
                by == null ? 0 : by.back,
                by == null ? List.of() : List.of(by.holdId),
                policy,
                day(grace),
                "till");
    }

    /** What the tables would keep. */
    private void keep(Account account) {
        account.lotsOpened().forEach(lot -> lots.put(lot.seq() + "." + lot.part(), lot));
        account.lotsChanged().forEach(lot -> lots.put(lot.seq() + "." + lot.part(), lot));
        account.holdsPlaced().forEach(hold -> {
            holds.put(hold.holdId(), hold);
            open.add(hold.holdId());
        });
        account.holdsEnded().forEach(hold -> {
            holds.put(hold.holdId(), hold);
            open.remove(hold.holdId());
        });
        ledger += account.entries().stream().mapToLong(Entry::points).sum();
        state = account.state();
    }

    private static Instant day(int days) {
        return DAY.plus(days, ChronoUnit.DAYS);
    }
}
