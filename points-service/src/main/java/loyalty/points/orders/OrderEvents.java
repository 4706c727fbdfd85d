package loyalty.points.orders;

import loyalty.events.PointsEarned;
import loyalty.events.Pseudonym;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.Purchase;

/** What is told about orders. */
final class OrderEvents {

    private OrderEvents() {}

    /** An order brought points, or none; its lines go with it, for those who count them in their own way. */
    static PointsEarned earned(Pseudonym member, Purchase purchase) {
        Order order = purchase.order();
        Earned earned = purchase.earned();
        return new PointsEarned(
                member,
                purchase.at(),
                order.orderId(),
                order.placedAt(),
                order.channel(),
                order.location(),
                earned.programmeVersion(),
                earned.tier(),
                earned.points(),
                earned.availableAt(),
                earned.expiresAt(),
                order.currency(),
                order.lines().stream()
                        .map(line -> new PointsEarned.Line(
                                line.id(),
                                line.sku(),
                                line.category(),
                                line.kind().word(),
                                line.quantity(),
                                line.amount(),
                                line.redeemed().signum() == 0 ? null : line.redeemed()))
                        .toList());
    }
}
