package loyalty.points.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import loyalty.events.Pseudonym;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Hold;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.account.Account;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.EarningPolicy;
import loyalty.points.domain.earning.Purchase;
import loyalty.points.ledger.OrderUnderWay;
import loyalty.points.ledger.OrdersUnderWay;
import loyalty.points.ledger.Purchases;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.posting.LedgerBatch;
import loyalty.points.posting.LedgerOperation;
import loyalty.points.posting.Needs;
import loyalty.programme.earning.Expiry;

/** Takes in completed purchases: rates them, captures the hold that pays for them, and tells what was earned. */
final class OrderOperation implements LedgerOperation<OrderCommand, PlacedOrder> {

    private final LedgerBatch batch;
    private final Purchases purchases;
    private final OrdersUnderWay ordersUnderWay;
    private final Map<OrderCommand, PlacedOrder> placed = new LinkedHashMap<>();
    private final List<OrderUnderWay> refused = new ArrayList<>();
    private Map<String, OrderUnderWay> underWay = Map.of();

    private OrderOperation(LedgerBatch batch) {
        this.batch = batch;
        this.purchases = new Purchases(batch.rows());
        this.ordersUnderWay = new OrdersUnderWay(batch.rows());
    }

    /** How the engine finds it. */
    @ApplicationScoped
    static class Kind implements LedgerOperation.Kind<OrderCommand, PlacedOrder> {

        @Override
        public Class<OrderCommand> takes() {
            return OrderCommand.class;
        }

        @Override
        public LedgerOperation<OrderCommand, PlacedOrder> begin(LedgerBatch batch) {
            return new OrderOperation(batch);
        }
    }

    @Override
    public Map<String, FirstAnswer<PlacedOrder>> known(Collection<String> orderIds) {
        Map<String, FirstAnswer<PlacedOrder>> known = new HashMap<>();
        purchases
                .find(orderIds)
                .forEach(order -> known.put(order.orderId(), new FirstAnswer<>(order.bodyHash(), order)));
        return known;
    }

    @Override
    public void need(List<OrderCommand> orders, Needs needs) {
        for (OrderCommand order : orders) {
            EarningPolicy policy = policy(order);
            needs.tiers(order.member());
            needs.counts(order.member(), policy.asks(order.order().placedAt()));
            if (!policy.programme().attributes().isEmpty()) {
                needs.attributes(order.member());
            }
            String hold = order.order().hold();
            if (hold != null) {
                needs.hold(order.member(), hold);
            }
        }
    }

    private EarningPolicy policy(OrderCommand command) {
        return new EarningPolicy(batch.versions()
                .inForceAt(command.order().placedAt())
                .orElseThrow()
                .programme());
    }

    @Override
    public void prepare(List<OrderCommand> orders) {
        underWay = ordersUnderWay.find(orders.stream().map(OrderCommand::id).toList());
    }

    @Override
    public Outcome<PlacedOrder> decide(OrderCommand command) {
        OrderUnderWay present = underWay.get(command.id());
        OrderUnderWay settled = command.settled();
        if (settled == null) {
            return present == null ? place(command) : pretended(command, present);
        }
        if (present == null || present.refused() || !present.attempt().equals(settled.attempt())) {
            return Outcome.refused(new Rejection.SettledOtherwise());
        }
        Outcome<PlacedOrder> outcome = place(command);
        if (outcome instanceof Outcome.Refused<PlacedOrder>) {
            refused.add(settled);
        }
        return outcome;
    }

    /** An equal order comes here only to be tried, before anything is confirmed; another one has no right to the id. */
    private Outcome<PlacedOrder> pretended(OrderCommand command, OrderUnderWay present) {
        return switch (new FirstAnswer<>(present.bodyHash(), present).again(command.id(), command.bodyHash())) {
            case Outcome.Done<OrderUnderWay> equal -> place(command);
            case Outcome.Refused<OrderUnderWay>(Rejection why) -> Outcome.refused(why);
        };
    }

    private Outcome<PlacedOrder> place(OrderCommand command) {
        Account account = batch.account(command.member());
        String hold = command.order().hold();
        if (hold == null) {
            return Outcome.done(place(command, account, Counts.NONE));
        }
        OptionalLong cost = policy(command).cost(command.order());
        return switch (account.pay(hold, cost, command.id(), command.actor(), batch.now())) {
            // That the hold had been captured for this order before says nothing of the order itself.
            case Outcome.Done<Hold>(Hold held, boolean _) -> Outcome.done(place(command, account, paidWith(held)));
            case Outcome.Refused<Hold>(Rejection why) -> Outcome.refused(why);
        };
    }

    private static Counts paidWith(Hold held) {
        return Counts.of(Counts.PAID_WITH_POINTS, held.last().captured());
    }

    private PlacedOrder place(OrderCommand command, Account account, Counts paid) {
        if (policy(command).programme().points().expiry().isKeptAliveBy(Expiry.ORDER)) {
            account.wasActive(command.order().placedAt(), batch.now());
        }
        Purchase purchase = account.place(command.order(), earned(command, paid), command.actor(), batch.now());
        PlacedOrder order = new PlacedOrder(command.member(), purchase, command.bodyHash(), command.spoken());
        placed.put(command, order);
        return order;
    }

    private Earned earned(OrderCommand command, Counts paid) {
        Pseudonym member = command.member();
        EarningPolicy policy = policy(command);
        Counts given = batch.counts()
                .of(member, policy.asks(command.order().placedAt()))
                .plus(batch.attributes(member)
                        .asked(policy.programme(), command.order().placedAt()))
                .plus(paid);
        Earned earned = policy.earn(command.order(), batch.tiers(member), given);
        batch.counts().add(member, earned.counted());
        batch.counts().ordered(member);
        return earned;
    }

    @Override
    public void write() {
        purchases.add(placed.values());
        for (OrderCommand command : placed.keySet()) {
            if (command.settled() != null) {
                ordersUnderWay.forget(command.settled());
            }
        }
        for (OrderUnderWay order : refused) {
            ordersUnderWay.refuse(order);
        }
        placed.forEach((command, order) -> {
            batch.nameIfNameless(command.member(), command.memberId());
            batch.tell(
                    OrderEvents.earned(command.member(), order.purchase()),
                    order.purchase().eventSeq(),
                    command.traceparent());
        });
    }
}
