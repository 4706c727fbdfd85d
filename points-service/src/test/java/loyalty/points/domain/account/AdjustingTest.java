package loyalty.points.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.AdjustmentOrder;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.Order;
import org.junit.jupiter.api.Test;

class AdjustingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SOON = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2027-04-01T00:00:00Z");

    private static Account with(long points) {
        Account account = Account.open(AccountState.NEW, Opening.with(List.of(), null));
        Order order = new Order("o-1", NOW, "USD", "store", null, List.of());
        var earned = new Earned(
                "v1",
                "member",
                points,
                NOW,
                SOON,
                List.of(),
                new Earned.Qualifying("spend", BigDecimal.ONE),
                Counts.NONE,
                Counts.NONE,
                null);
        account.place(order, earned, "till", NOW);
        return account;
    }

    private static AdjustmentOrder order(long points, boolean needsApproval) {
        return new AdjustmentOrder("a-1", points, "GOODWILL", "v1", needsApproval, "sue");
    }

    private static AdjustmentOrder.Move by(String actor) {
        return new AdjustmentOrder.Move(actor, NOW, LATER);
    }

    private static Rejection refusal(Outcome<Adjustment> decision) {
        return ((Outcome.Refused<Adjustment>) decision).why();
    }

    @Test
    void points_added_are_a_lot_of_their_own_and_are_not_earned() {
        Account account = with(100);

        account.adjust(order(40, false), by("sue"));

        assertThat(account.state().balance()).isEqualTo(new Balance(140, 0, 0, 0));
        assertThat(account.state().lifetimeEarned()).isEqualTo(100);
        assertThat(account.lotsOpened().getLast()).isEqualTo(new Lot(2, 1, 40, 40, 0, 0, false, NOW, LATER, null));
        assertThat(account.entries().getLast().cause()).isEqualTo(new Entry.Cause(null, null, "v1", "sue", "GOODWILL"));
    }

    @Test
    void points_taken_come_from_what_ends_soonest() {
        Account account = with(100);
        account.adjust(order(40, false), by("sue"));

        account.adjust(new AdjustmentOrder("a-2", -110, "CORRECTION", "v1", false, "sue"), by("sue"));

        assertThat(account.entries().getLast().explanation().lots())
                .containsExactly(new Explanation.LotPart(1, 1, 100, SOON), new Explanation.LotPart(2, 1, 10, LATER));
        assertThat(account.state().balance()).isEqualTo(new Balance(30, 0, 0, 0));
    }

    @Test
    void refuses_to_take_more_than_can_be_spent_and_changes_nothing() {
        Account account = with(100);
        AccountState before = account.state();

        assertThat(refusal(account.adjust(order(-101, false), by("sue"))))
                .isEqualTo(new Rejection.InsufficientPoints(new Balance(100, 0, 0, 0), 101));
        assertThat(account.state()).isEqualTo(before);
        assertThat(account.adjustmentsAsked()).isEmpty();
    }

    @Test
    void what_awaits_approval_has_moved_nothing_until_somebody_else_approves() {
        Account account = with(100);
        account.adjust(order(40, true), by("sue"));
        assertThat(account.state().balance()).isEqualTo(new Balance(100, 0, 0, 0));

        assertThat(refusal(account.decide("a-1", true, by("sue")))).isEqualTo(new Rejection.OwnRequest("a-1"));
        account.decide("a-1", true, by("eve"));

        assertThat(account.state().balance()).isEqualTo(new Balance(140, 0, 0, 0));
        assertThat(account.adjustmentsAsked().getFirst().status()).isEqualTo(Adjustment.Status.POSTED);
    }

    @Test
    void is_decided_once_and_told_again_to_who_decided() {
        Account account = with(100);
        account.adjust(order(40, true), by("sue"));
        account.decide("a-1", false, by("eve"));

        assertThat(account.decide("a-1", false, by("eve"))).isInstanceOf(Outcome.Done.class);
        assertThat(refusal(account.decide("a-1", true, by("eve"))))
                .isEqualTo(new Rejection.AlreadyDecided("a-1", Adjustment.Status.REJECTED));
        assertThat(refusal(account.decide("a-1", false, by("max"))))
                .isEqualTo(new Rejection.AlreadyDecided("a-1", Adjustment.Status.REJECTED));
        assertThat(refusal(account.undo("a-1", by("sue"))))
                .isEqualTo(new Rejection.AlreadyDecided("a-1", Adjustment.Status.REJECTED));
        assertThat(account.entries()).hasSize(1);
    }

    @Test
    void is_undone_once_by_its_inverse() {
        Account account = with(100);
        account.adjust(order(-40, false), by("sue"));

        account.undo("a-1", by("eve"));
        account.undo("a-1", by("eve"));

        assertThat(account.state().balance()).isEqualTo(new Balance(100, 0, 0, 0));
        assertThat(account.entries()).extracting(Entry::points).containsExactly(100L, -40L, 40L);
        assertThat(account.adjustmentsChanged().getFirst().newSteps()).hasSize(2);
    }

    @Test
    void what_is_not_there_is_refused() {
        Account account = with(100);

        assertThat(refusal(account.decide("a-9", true, by("eve")))).isEqualTo(new Rejection.UnknownAdjustment("a-9"));
        assertThat(refusal(account.undo("a-9", by("eve")))).isEqualTo(new Rejection.UnknownAdjustment("a-9"));
    }
}
