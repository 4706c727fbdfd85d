package loyalty.points.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Hold;
import loyalty.points.domain.HoldOrder;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.conversion.Conversions;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.Order;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoldingTest {

    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private static Instant day(int days) {
        return DAY.plus(days, ChronoUnit.DAYS);
    }

    /** An account that earned so many points on day 0, one lot after the other, each with its own end. */
    private static Account with(long points, Instant expiresAt, long others, @Nullable Instant othersExpireAt) {
        Account account = Account.open(AccountState.NEW, Opening.with(List.of(), null));
        account.place(order("o-1"), earned(points, expiresAt), "till", day(0));
        account.place(order("o-2"), earned(others, othersExpireAt), "till", day(0));
        return account;
    }

    private static Order order(String id) {
        return new Order(id, DAY, "USD", "store", null, List.of());
    }

    private static Earned earned(long points, @Nullable Instant expiresAt) {
        return new Earned(
                "v1",
                "member",
                points,
                day(0),
                expiresAt,
                List.of(),
                new Earned.Qualifying("spend", BigDecimal.valueOf(points)),
                Counts.NONE,
                Counts.NONE,
                null);
    }

    private static HoldOrder hold(long points) {
        return new HoldOrder("h-1", points, null, day(3));
    }

    private static Rejection refusal(Outcome<Hold> decision) {
        return ((Outcome.Refused<Hold>) decision).why();
    }

    @Test
    void sets_aside_what_ends_soonest() {
        Account account = with(100, day(90), 50, day(30));

        account.hold(hold(70), day(1));

        assertThat(account.holdsPlaced().getFirst().parts())
                .containsExactly(new Hold.Part(2, 1, 50), new Hold.Part(1, 1, 20));
        assertThat(account.state().balance()).isEqualTo(new Balance(80, 0, 70, 0));
        assertThat(account.entries()).hasSize(2);
        assertThat(account.state().nextDueAt()).isEqualTo(day(3));
    }

    @Test
    void points_without_an_end_are_spent_last() {
        Account account = with(50, day(30), 100, null);

        account.hold(hold(60), day(1));

        assertThat(account.holdsPlaced().getFirst().parts())
                .containsExactly(new Hold.Part(1, 1, 50), new Hold.Part(2, 1, 10));
    }

    @Test
    void refuses_more_than_the_balance_and_changes_nothing() {
        Account account = with(10, day(30), 5, null);
        AccountState before = account.state();

        var refusal = refusal(account.hold(hold(16), day(1)));

        assertThat(refusal).isEqualTo(new Rejection.InsufficientPoints(new Balance(15, 0, 0, 0), 16));
        assertThat(account.state()).isEqualTo(before);
        assertThat(account.holdsPlaced()).isEmpty();
    }

    @Test
    void captures_a_part_from_what_ends_soonest_and_lets_the_rest_go() {
        Account account = with(100, day(90), 50, day(30));
        account.hold(hold(70), day(1));

        account.pay("h-1", OptionalLong.of(55), "o-9", "till", day(2));

        assertThat(account.state().balance()).isEqualTo(new Balance(95, 0, 0, 0));
        Entry redeemed = account.entries().getLast();
        assertThat(redeemed.kind()).isEqualTo(EntryKind.REDEEM);
        assertThat(redeemed.points()).isEqualTo(-55);
        assertThat(redeemed.explanation().lots())
                .extracting(Explanation.LotPart::points)
                .containsExactly(50L, 5L);
        assertThat(account.holdsEnded().getFirst().last().orderId()).isEqualTo("o-9");
    }

    @Test
    void an_order_takes_what_it_costs_at_most_what_is_held() {
        Account account = with(100, day(90), 50, day(30));
        account.hold(hold(70), day(1));

        account.pay("h-1", OptionalLong.of(20), "o-9", "till", day(2));

        assertThat(account.state().balance()).isEqualTo(new Balance(130, 0, 0, 0));
        assertThat(account.pay("h-1", OptionalLong.of(20), "o-9", "till", day(2)))
                .isEqualTo(Outcome.replayed(account.holdsEnded().getFirst()));
        assertThat(refusal(account.pay("h-1", OptionalLong.of(20), "o-8", "till", day(2))))
                .isEqualTo(new Rejection.HoldOfAnotherOrder("h-1", Hold.Status.CAPTURED));
    }

    @Test
    void an_order_that_costs_more_or_has_no_price_in_points_takes_all_that_is_held() {
        for (OptionalLong cost : List.of(OptionalLong.of(71), OptionalLong.empty())) {
            Account account = with(100, day(90), 50, day(30));
            account.hold(hold(70), day(1));

            account.pay("h-1", cost, "o-9", "till", day(2));

            assertThat(account.holdsEnded().getFirst().last().captured()).isEqualTo(70);
        }
    }

    @Test
    void an_order_that_costs_nothing_lets_the_hold_go() {
        Account account = with(100, day(90), 50, day(30));
        account.hold(hold(70), day(1));

        account.pay("h-1", OptionalLong.of(0), "o-9", "till", day(2));

        assertThat(account.holdsEnded().getFirst().status()).isEqualTo(Hold.Status.RELEASED);
        assertThat(account.state().balance()).isEqualTo(new Balance(150, 0, 0, 0));
    }

    @Test
    void a_hold_that_ended_otherwise_pays_for_nothing() {
        Account account = with(100, day(90), 50, day(30));
        account.hold(hold(70), day(1));
        account.capture("h-1", 55L, "till", day(2));

        assertThat(refusal(account.pay("h-1", OptionalLong.of(20), "o-9", "till", day(2))))
                .isEqualTo(new Rejection.HoldEnded("h-1", Hold.Status.CAPTURED));
        assertThat(refusal(account.pay("h-2", OptionalLong.of(20), "o-9", "till", day(2))))
                .isEqualTo(new Rejection.UnknownHold("h-2"));
    }

    @Test
    void a_repeated_capture_is_answered_as_the_first_and_another_is_refused() {
        Account account = with(100, day(90), 50, day(30));
        account.hold(hold(70), day(1));
        account.capture("h-1", 55L, "till", day(2));

        assertThat(account.capture("h-1", 55L, "till", day(2)))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.replayed()).isTrue());
        assertThat(refusal(account.capture("h-1", 54L, "till", day(2))))
                .isEqualTo(new Rejection.HoldEnded("h-1", Hold.Status.CAPTURED));
        assertThat(refusal(account.release("h-1", "till", day(2))))
                .isEqualTo(new Rejection.HoldEnded("h-1", Hold.Status.CAPTURED));
        assertThat(account.state().balance()).isEqualTo(new Balance(95, 0, 0, 0));
    }

    @Test
    void refuses_to_capture_more_than_is_held_or_what_is_not_there() {
        Account account = with(100, day(90), 50, day(30));
        account.hold(hold(70), day(1));

        assertThat(refusal(account.capture("h-1", 71L, "till", day(2)))).isEqualTo(new Rejection.MoreThanHeld(70, 71));
        assertThat(refusal(account.capture("h-2", null, "till", day(2)))).isEqualTo(new Rejection.UnknownHold("h-2"));
    }

    @Test
    void a_hold_that_nobody_captures_or_releases_ends_by_itself_at_its_own_instant() {
        Account account = with(100, day(90), 50, day(30));
        account.hold(hold(70), day(1));

        account.settle(day(20));

        assertThat(account.state().balance()).isEqualTo(new Balance(150, 0, 0, 0));
        assertThat(account.holdsEnded().getFirst().last().status()).isEqualTo(Hold.Status.EXPIRED);
        assertThat(account.holdsEnded().getFirst().last().at()).isEqualTo(day(3));
        assertThat(refusal(account.capture("h-1", null, "till", day(20))))
                .isEqualTo(new Rejection.HoldEnded("h-1", Hold.Status.EXPIRED));
    }

    @Test
    void what_is_held_outlives_its_end_and_ends_once_it_is_let_go() {
        Account account = with(100, day(2), 50, day(30));
        account.hold(new HoldOrder("h-1", 40, null, day(9)), day(1));

        account.settle(day(5));
        assertThat(account.state().balance()).isEqualTo(new Balance(50, 0, 40, 0));

        account.release("h-1", "till", day(6));
        assertThat(account.state().balance()).isEqualTo(new Balance(50, 0, 0, 0));
        assertThat(account.entries().getLast().kind()).isEqualTo(EntryKind.EXPIRE);
        assertThat(account.entries().getLast().points()).isEqualTo(-40);
        assertThat(account.entries().getLast().at()).isEqualTo(day(6));
        assertThat(account.holdsEnded().getFirst().last().after()).isEqualTo(new Balance(50, 0, 0, 0));
    }

    @Test
    void what_is_held_can_be_spent_after_its_end() {
        Account account = with(100, day(2), 50, day(30));
        account.hold(new HoldOrder("h-1", 40, null, day(9)), day(1));
        account.settle(day(5));

        account.capture("h-1", null, "till", day(6));

        assertThat(account.state().balance()).isEqualTo(new Balance(50, 0, 0, 0));
        assertThat(account.entries().getLast().kind()).isEqualTo(EntryKind.REDEEM);
    }

    @Test
    void a_hold_released_twice_is_answered_as_the_first_time_and_a_lost_one_is_refused() {
        Account account = with(100, day(90), 50, null);
        account.hold(hold(70), day(1));

        var first = account.release("h-1", "till", day(2));
        var second = account.release("h-1", "till", day(2));

        Hold released = account.holdsEnded().getFirst();
        assertThat(first).isEqualTo(Outcome.done(released));
        assertThat(second).isEqualTo(Outcome.replayed(released));
        assertThat(released.last())
                .isEqualTo(new Hold.Step(Hold.Status.RELEASED, day(2), 0, null, 4, null, new Balance(150, 0, 0, 0)));
        assertThat(refusal(account.release("h-2", "till", day(2)))).isEqualTo(new Rejection.UnknownHold("h-2"));
        assertThat(account.entries()).hasSize(2);
    }

    @Test
    void an_account_opened_again_knows_its_holds() {
        Account before = with(100, day(90), 50, null);
        before.hold(hold(150), day(1));
        var opening = new Opening(before.lotsOpened(), before.holdsPlaced(), Conversions.NONE, null);

        Account account = Account.open(before.state(), opening);
        assertThat(account.state().nextDueAt()).isEqualTo(day(3));
        account.settle(day(3));

        assertThat(account.state().balance()).isEqualTo(new Balance(150, 0, 0, 0));
        assertThat(account.lotsChanged()).extracting(Lot::held).containsExactly(0L, 0L);
        assertThat(account.state().nextDueAt()).isEqualTo(day(90));
    }
}
