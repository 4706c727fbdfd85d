package loyalty.points.account;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import loyalty.events.Envelope;
import loyalty.events.PointsReturned;
import loyalty.points.domain.Order;
import loyalty.points.domain.Purchase;
import loyalty.points.domain.Returned;
import org.jspecify.annotations.Nullable;

/** Makes the event of a return from its row and the row of its order. */
final class ReturnNews {

    private ReturnNews() {}

    static Envelope of(Returns.Owned owned, Purchase purchase, @Nullable String traceparent) {
        Returned returned = owned.returned();
        Order order = purchase.order();
        var event = new PointsReturned(
                owned.member(),
                returned.at(),
                returned.returnId(),
                order.orderId(),
                order.placedAt(),
                returned.returnedAt(),
                purchase.earned().programmeVersion(),
                returned.reversed(),
                returned.terms().restored(),
                returned.owed(),
                returned.terms().complete(),
                order.currency(),
                lines(order, returned));
        return Envelope.about(
                event, LedgerNews.id(owned.member(), returned.eventSeq()), returned.eventSeq(), traceparent);
    }

    private static List<PointsReturned.Line> lines(Order order, Returned returned) {
        Map<String, Order.Line> bought =
                order.lines().stream().collect(Collectors.toMap(Order.Line::id, Function.identity()));
        return returned.terms().lines().stream()
                .map(line -> {
                    Order.Line of = java.util.Objects.requireNonNull(bought.get(line.id()));
                    return new PointsReturned.Line(
                            line.id(), of.sku(), of.category(), of.kind().word(), line.quantity(), line.amount());
                })
                .toList();
    }
}
