package loyalty.points.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import loyalty.database.ManyRows;
import loyalty.database.Row;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.Purchase;
import org.jspecify.annotations.Nullable;

/** The rows of {@code purchase}: accepted orders, each with its idempotency mark. Rows are added, and that is all. */
public final class Purchases {

    private static final String COLUMNS =
            "pseudonym, placed_at, order_id, body_hash, at, event_seq, entry_seq, currency,"
                    + " channel, location, order_lines, " + EarnedColumns.NAMES
                    + ", spoken, explanation, hold_id, given, counted, redemptions";
    /** How an earning came about stands with its entry, and only where there is none with the purchase itself. */
    private static final String SELECT = "select p.*, coalesce(p.explanation, e.explanation) as explained"
            + " from purchase p left join entry e on e.pseudonym = p.pseudonym and e.seq = p.entry_seq where ";

    private final ManyRows rows;

    public Purchases(ManyRows rows) {
        this.rows = rows;
    }

    /**
     * An order that stands in the ledger.
     *
     * @param member whose it is
     * @param bodyHash the fingerprint of the request that brought it
     * @param spoken the language of the first answer
     */
    public record PlacedOrder(Pseudonym member, Purchase purchase, byte[] bodyHash, Language spoken) {

        /** The caller's id. */
        public String orderId() {
            return purchase.order().orderId();
        }
    }

    public List<PlacedOrder> find(Collection<String> orderIds) {
        return rows.select(SELECT + "p.order_id in (:keys)", orderIds, Purchases::read);
    }

    /** A member's purchases behind a place in their list, the last placed first. */
    public List<PlacedOrder> before(Pseudonym member, Instant placedAt, String orderId, int most) {
        return rows.select(
                SELECT + "p.pseudonym in (:keys) and (p.placed_at < ? or (p.placed_at = ? and p.order_id < ?))"
                        + " order by p.placed_at desc, p.order_id desc limit " + most,
                List.of(member),
                Purchases::read,
                placedAt,
                placedAt,
                orderId);
    }

    /** Adds accepted orders. */
    public void add(Collection<PlacedOrder> orders) {
        rows.insert(
                "insert into purchase (" + COLUMNS + ")",
                orders.stream().map(Purchases::values).toList());
    }

    private static @Nullable Object[] values(PlacedOrder placed) {
        Purchase purchase = placed.purchase();
        Order order = purchase.order();
        Earned earned = purchase.earned();
        @Nullable
        Object[] said = {
            placed.member(),
            order.placedAt(),
            order.orderId(),
            placed.bodyHash(),
            purchase.at(),
            purchase.eventSeq(),
            purchase.entrySeq(),
            order.currency(),
            order.channel(),
            order.location(),
            LedgerJson.write(order.lines())
        };
        return EarnedColumns.all(
                said, EarnedColumns.values(earned, purchase.pending(), purchase.after()), new @Nullable Object[] {
                    placed.spoken().code(),
                    purchase.entrySeq() == null ? EarnedColumns.explanation(earned) : null,
                    order.hold(),
                    LedgerJson.writeOrNull(earned.given()),
                    LedgerJson.writeOrNull(earned.counted()),
                    LedgerJson.redemptions(order.redemptions())
                });
    }

    private static PlacedOrder read(Row row) {
        Balance after = EarnedColumns.balance(row);
        Purchase purchase = new Purchase(
                order(row),
                earned(row),
                row.instant("at"),
                row.getLong("event_seq"),
                row.longOrNull("entry_seq"),
                row.getLong("pending"),
                after);
        return new PlacedOrder(row.owner(), purchase, row.getBytes("body_hash"), new Language(row.getString("spoken")));
    }

    /** The order that a row holds, also one that is under way. */
    static Order order(Row row) {
        return new Order(
                row.getString("order_id"),
                row.instant("placed_at"),
                row.getString("currency"),
                row.getString("channel"),
                row.getString("location"),
                LedgerJson.lines(row.getString("order_lines")),
                row.getString("hold_id"),
                LedgerJson.redemptions(row.getString("redemptions")));
    }

    private static Earned earned(Row row) {
        return EarnedColumns.earned(
                row,
                row.getString("explained"),
                LedgerJson.counts(row.getString("given")),
                LedgerJson.counts(row.getString("counted")));
    }
}
