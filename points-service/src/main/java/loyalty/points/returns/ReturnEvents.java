package loyalty.points.returns;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import loyalty.events.PointsReturned;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.Purchase;
import loyalty.points.domain.returns.Returned;

/** What is told about returns. */
final class ReturnEvents {

    private ReturnEvents() {}

    /** Goods came back, and points went and came with them. */
    static PointsReturned returned(RecordedReturn recorded, Purchase purchase) {
        Returned returned = recorded.returned();
        Order order = purchase.order();
        return new PointsReturned(
                recorded.member(),
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
    }

    private static List<PointsReturned.Line> lines(Order order, Returned returned) {
        Map<String, Order.Line> bought =
                order.lines().stream().collect(Collectors.toMap(Order.Line::id, Function.identity()));
        return returned.terms().lines().stream()
                .map(line -> {
                    Order.Line of = Objects.requireNonNull(bought.get(line.id()));
                    return new PointsReturned.Line(
                            line.id(),
                            of.sku(),
                            of.category(),
                            of.kind().word(),
                            line.quantity(),
                            line.amount(),
                            line.redeemed().signum() == 0 ? null : line.redeemed());
                })
                .toList();
    }
}
