package loyalty.points.account;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.longOrNull;
import static loyalty.database.ManyRows.owner;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Balance;
import loyalty.points.domain.Earned;
import loyalty.points.domain.Language;
import loyalty.points.domain.Order;
import loyalty.points.domain.Purchase;
import org.jspecify.annotations.Nullable;

/** The rows of {@code purchase}: accepted orders, each with its idempotency mark. Rows are added, and that is all. */
final class Purchases {

    private static final String COLUMNS =
            "pseudonym, placed_at, order_id, body_hash, at, event_seq, entry_seq, currency,"
                    + " channel, location, order_lines, " + EarnedColumns.NAMES
                    + ", spoken, explanation, hold_id, given, counted";
    /** How an earning came about stands with its entry, and only where there is none with the purchase itself. */
    private static final String SELECT = "select p.*, coalesce(p.explanation, e.explanation) as explained"
            + " from purchase p left join entry e on e.pseudonym = p.pseudonym and e.seq = p.entry_seq where ";

    private final ManyRows rows;

    Purchases(Connection connection) {
        this.rows = new ManyRows(connection);
    }

    /** A purchase, whose it is, and in which language it was answered first. */
    record Owned(Pseudonym member, Purchase purchase, Language spoken) {}

    /** The fingerprints of those of the orders that were accepted before. */
    Map<String, byte[]> hashes(Collection<String> orderIds) throws SQLException {
        Map<String, byte[]> hashes = new HashMap<>();
        rows.select(
                        "select order_id, body_hash from purchase where order_id in (:keys)",
                        orderIds,
                        row -> Map.entry(row.getString("order_id"), row.getBytes("body_hash")))
                .forEach(entry -> hashes.put(entry.getKey(), entry.getValue()));
        return hashes;
    }

    List<Owned> find(Collection<String> orderIds) throws SQLException {
        return rows.select(SELECT + "p.order_id in (:keys)", orderIds, Purchases::read);
    }

    /** A member's purchases behind a place in their list, the last placed first. */
    List<Owned> before(Pseudonym member, Instant placedAt, String orderId, int most) throws SQLException {
        return rows.select(
                SELECT + "p.pseudonym in (:keys) and (p.placed_at < ? or (p.placed_at = ? and p.order_id < ?))"
                        + " order by p.placed_at desc, p.order_id desc limit " + most,
                List.of(member),
                Purchases::read,
                placedAt,
                placedAt,
                orderId);
    }

    /** A member's purchases posted from an instant on. */
    List<Owned> postedFrom(Pseudonym member, Instant from) throws SQLException {
        return rows.select(SELECT + "p.pseudonym in (:keys) and p.at >= ?", List.of(member), Purchases::read, from);
    }

    void add(Map<Command.PlaceOrder, Purchase> purchases) throws SQLException {
        List<@Nullable Object[]> values = new ArrayList<>(purchases.size());
        purchases.forEach((command, purchase) -> values.add(values(command, purchase)));
        rows.insert("insert into purchase (" + COLUMNS + ")", values);
    }

    private static @Nullable Object[] values(Command.PlaceOrder command, Purchase purchase) {
        Order order = purchase.order();
        Earned earned = purchase.earned();
        @Nullable
        Object[] placed = {
            command.member(),
            order.placedAt(),
            order.orderId(),
            command.bodyHash(),
            purchase.at(),
            purchase.eventSeq(),
            purchase.entrySeq(),
            order.currency(),
            order.channel(),
            order.location(),
            LedgerJson.write(order.lines())
        };
        return EarnedColumns.all(
                placed, EarnedColumns.values(earned, purchase.pending(), purchase.after()), new @Nullable Object[] {
                    command.spoken().code(),
                    purchase.entrySeq() == null ? EarnedColumns.explanation(earned) : null,
                    order.hold(),
                    LedgerJson.writeOrNull(earned.given()),
                    LedgerJson.writeOrNull(earned.counted())
                });
    }

    private static Owned read(ResultSet row) throws SQLException {
        Balance after = EarnedColumns.balance(row);
        Purchase purchase = new Purchase(
                order(row),
                earned(row),
                instant(row, "at"),
                row.getLong("event_seq"),
                longOrNull(row, "entry_seq"),
                row.getLong("pending"),
                after);
        return new Owned(owner(row), purchase, Language.of(row.getString("spoken")));
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getString("order_id"),
                instant(row, "placed_at"),
                row.getString("currency"),
                row.getString("channel"),
                row.getString("location"),
                LedgerJson.lines(row.getString("order_lines")),
                row.getString("hold_id"));
    }

    private static Earned earned(ResultSet row) throws SQLException {
        return EarnedColumns.earned(
                row,
                row.getString("explained"),
                LedgerJson.counts(row.getString("given")),
                LedgerJson.counts(row.getString("counted")));
    }
}
