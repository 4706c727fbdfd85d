package loyalty.points.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.database.ManyRows;
import loyalty.database.Row;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.Order;
import loyalty.points.ledger.Purchases.PlacedOrder;

/** The rows of {@code order_under_way}: orders that are being settled with voucher-service. */
public final class OrdersUnderWay {

    private static final String ADD = """
            insert ignore into order_under_way (order_id, attempt, pseudonym, body_hash, placed_at, currency, channel,
                location, order_lines, redemptions, hold_id, actor, spoken, traceparent, resume_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(6) + interval ? second)""";
    private static final String FIND = "select * from order_under_way where order_id in (:keys)";
    private static final String REFUSE = "update order_under_way set refused = true where order_id = ? and attempt = ?";
    private static final String FORGET = "delete from order_under_way where order_id = ? and attempt = ?";
    private static final String LEFT =
            "select * from order_under_way where resume_at <= utc_timestamp(6) order by resume_at limit ?";
    private static final String CLAIM = """
            update order_under_way set resume_at = utc_timestamp(6) + interval ? second
            where order_id = ? and attempt = ? and resume_at <= utc_timestamp(6)""";

    private final ManyRows rows;

    public OrdersUnderWay(ManyRows rows) {
        this.rows = rows;
    }

    /**
     * What stands under the id of an order: what was posted, and what is under way.
     *
     * @param posted looked for last, so that it tells what became of something that was under way a moment before
     */
    public record Standing(Optional<OrderUnderWay> underWay, Optional<PlacedOrder> posted) {

        /** What stands under an id now. */
        public static Standing of(ManyRows rows, String orderId) {
            List<String> id = List.of(orderId);
            Optional<OrderUnderWay> underWay =
                    Optional.ofNullable(new OrdersUnderWay(rows).find(id).get(orderId));
            return new Standing(underWay, new Purchases(rows).find(id).stream().findFirst());
        }
    }

    /** Those of these orders that are under way, by id. */
    public Map<String, OrderUnderWay> find(Collection<String> orderIds) {
        Map<String, OrderUnderWay> found = new HashMap<>();
        rows.select(FIND, orderIds, OrdersUnderWay::read).forEach(order -> found.put(order.orderId(), order));
        return found;
    }

    /** Writes down what is begun, unless its id is under way already. From the end of the lease on anybody may end it. */
    public void add(OrderUnderWay underWay, Duration lease) {
        Order order = underWay.order();
        rows.execute(
                ADD,
                underWay.orderId(),
                underWay.attempt(),
                underWay.member(),
                underWay.bodyHash(),
                order.placedAt(),
                order.currency(),
                order.channel(),
                order.location(),
                LedgerJson.write(order.lines()),
                LedgerJson.redemptions(order.redemptions()),
                order.hold(),
                underWay.actor(),
                underWay.spoken().code(),
                underWay.traceparent(),
                lease.toSeconds());
    }

    /** The ledger refused it, for good. */
    public void refuse(OrderUnderWay order) {
        rows.execute(REFUSE, order.orderId(), order.attempt());
    }

    /** It is posted, or given up; whether it was still under way. */
    public boolean forget(OrderUnderWay order) {
        return rows.execute(FORGET, order.orderId(), order.attempt()) == 1;
    }

    /** Takes over some of those whose lease has run out. */
    public List<OrderUnderWay> claimLeft(int most, Duration lease) {
        List<OrderUnderWay> claimed = new ArrayList<>();
        for (OrderUnderWay left : rows.read(LEFT, OrdersUnderWay::read, List.of(most))) {
            if (rows.execute(CLAIM, lease.toSeconds(), left.orderId(), left.attempt()) == 1) {
                claimed.add(left);
            }
        }
        return claimed;
    }

    private static OrderUnderWay read(Row row) {
        return new OrderUnderWay(
                row.getString("attempt"),
                row.owner(),
                Purchases.order(row),
                row.getBytes("body_hash"),
                row.getString("actor"),
                new Language(row.getString("spoken")),
                row.getString("traceparent"),
                row.getBoolean("refused"));
    }
}
