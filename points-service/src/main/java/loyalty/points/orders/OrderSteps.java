package loyalty.points.orders;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loyalty.points.ledger.Accounts;
import loyalty.points.ledger.Holders;
import loyalty.points.ledger.OrderUnderWay;
import loyalty.points.ledger.OrdersUnderWay;
import loyalty.points.posting.Ledger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The steps of an order that names redemptions which are taken beside the ledger, each one transaction. */
@ApplicationScoped
class OrderSteps {

    private final Ledger ledger;
    private final Duration lease;

    OrderSteps(Ledger ledger, @ConfigProperty(name = "loyalty.orders.lease", defaultValue = "PT30S") Duration lease) {
        this.ledger = ledger;
        this.lease = lease;
    }

    /** What stands under an id now. */
    OrdersUnderWay.Standing look(String orderId) {
        return ledger.read(rows -> OrdersUnderWay.Standing.of(rows, orderId));
    }

    /** Writes down what is to be done under an attempt; what stands under the id afterwards, whoever began it. */
    OrdersUnderWay.Standing begin(OrderCommand wanted, String attempt) {
        OrderUnderWay underWay = new OrderUnderWay(
                attempt,
                wanted.member(),
                wanted.order(),
                wanted.bodyHash(),
                wanted.actor(),
                wanted.spoken(),
                wanted.traceparent(),
                false);
        change(rows -> {
            new OrdersUnderWay(rows).add(underWay, lease);
            String memberId = wanted.memberId();
            // Whoever ends it may not know the name any more.
            if (memberId != null && new Accounts(rows).find(wanted.member()).isEmpty()) {
                new Holders(rows).name(new TreeMap<>(Map.of(wanted.member(), memberId)));
            }
            return true;
        });
        // Only now: who posted the id without seeing this row is seen here.
        return look(wanted.id());
    }

    /**
     * It was given up: nothing was posted, and nothing is confirmed under its attempt.
     *
     * @return whether it was still under way
     */
    boolean forget(OrderUnderWay order) {
        return change(rows -> new OrdersUnderWay(rows).forget(order));
    }

    /** Takes over some of those whose lease has run out. */
    List<OrderUnderWay> claimLeft(int most) {
        return change(rows -> new OrdersUnderWay(rows).claimLeft(most, lease));
    }

    private <T> T change(Ledger.Question<T> change) {
        return QuarkusTransaction.requiringNew().call(() -> ledger.read(change));
    }
}
