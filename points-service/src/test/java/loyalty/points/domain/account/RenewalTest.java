package loyalty.points.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.EarningPolicy;
import loyalty.points.domain.earning.LineKind;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.Programmes;
import loyalty.points.domain.earning.TierPeriods;
import org.junit.jupiter.api.Test;

/** Points whose life depends on what the member does. */
class RenewalTest {

    private static final EarningPolicy COFFEE =
            Programmes.with("{ earn: { points: 1 }, expiry: { endOfMonthPlusMonths: 6, unlessActive: true } }");
    private static final EarningPolicy BEAUTY =
            Programmes.with("{ earn: { points: 1 }, expiry: { inactiveMonths: 12 } }");

    private final Map<String, Lot> lots = new LinkedHashMap<>();
    private AccountState state = AccountState.NEW;

    private interface Act {
        void on(Account account, Instant now);
    }

    /** Something happens at noon UTC of a day. */
    private void on(String day, Act act) {
        Instant now = Instant.parse(day + "T12:00:00Z");
        Account account = Account.open(state, Opening.with(lots.values(), null));
        account.settle(now);
        act.on(account, now);
        account.lotsOpened().forEach(lot -> lots.put(lot.seq() + "." + lot.part(), lot));
        account.lotsChanged().forEach(lot -> lots.put(lot.seq() + "." + lot.part(), lot));
        state = account.state();
    }

    private void buys(String day, EarningPolicy policy) {
        on(day, (account, now) -> {
            var line = new Order.Line("1", "sku", null, LineKind.GOODS, 1, BigDecimal.TEN, BigDecimal.ZERO);
            var order = new Order("o-" + day, now, "USD", "store", null, List.of(line));
            account.wasActive(now, now);
            account.place(order, policy.earn(order, TierPeriods.NONE, Counts.NONE), "till", now);
        });
    }

    private void visits(String day) {
        on(day, (account, now) -> account.wasActive(now, now));
    }

    private long availableOn(String day) {
        on(day, (account, now) -> {});
        return state.balance().available();
    }

    @Test
    void points_end_with_their_month_when_nothing_was_done_in_it() {
        buys("2020-12-15", COFFEE);

        assertThat(lots.get("1.1")).extracting(Lot::expiresAt).isEqualTo(Instant.parse("2021-07-01T04:00:00Z"));
        assertThat(availableOn("2021-06-30")).isEqualTo(10);
        assertThat(availableOn("2021-07-01")).isZero();
    }

    @Test
    void a_month_in_which_something_was_done_gives_one_more() {
        buys("2020-12-15", COFFEE);
        visits("2021-06-03");

        assertThat(availableOn("2021-07-31")).isEqualTo(10);
        assertThat(availableOn("2021-08-01")).isZero();
    }

    @Test
    void what_was_done_in_an_earlier_month_gives_none() {
        buys("2020-12-15", COFFEE);
        visits("2021-05-31");

        assertThat(availableOn("2021-07-01")).isZero();
    }

    @Test
    void points_live_on_from_month_to_month_as_long_as_something_is_done() {
        buys("2020-12-15", COFFEE);
        visits("2021-06-03");
        visits("2021-07-30");
        visits("2021-08-01");

        assertThat(availableOn("2021-09-30")).isEqualTo(10);
        assertThat(availableOn("2021-10-01")).isZero();
    }

    @Test
    void all_points_end_together_when_nothing_was_done_for_so_long() {
        buys("2026-01-10", BEAUTY);
        buys("2026-08-20", BEAUTY);
        assertThat(availableOn("2027-02-10")).isEqualTo(20);
        visits("2027-08-19");

        assertThat(availableOn("2028-08-18")).isEqualTo(20);
        assertThat(lots.values())
                .extracting(lot -> lot.endIfIdle(state.activeAt()))
                .containsOnly(Instant.parse("2028-08-19T04:00:00Z"));
        assertThat(availableOn("2028-08-19")).isZero();
    }

    @Test
    void an_order_that_comes_late_lives_as_long_as_what_was_done_since() {
        buys("2026-01-10", BEAUTY);
        on("2027-06-01", (account, now) -> {
            account.wasActive(now, now);
            Instant late = Instant.parse("2026-02-01T12:00:00Z");
            var line = new Order.Line("1", "sku", null, LineKind.GOODS, 1, BigDecimal.TEN, BigDecimal.ZERO);
            var order = new Order("o-late", late, "USD", "store", null, List.of(line));
            account.place(order, BEAUTY.earn(order, TierPeriods.NONE, Counts.NONE), "till", now);
        });

        assertThat(availableOn("2028-05-31")).isEqualTo(10);
        assertThat(availableOn("2028-06-01")).isZero();
    }
}
