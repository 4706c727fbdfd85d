package loyalty.voucher.storecurrency;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.database.Database;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.StoreCurrency;
import org.jspecify.annotations.Nullable;

/** Lots as their orders see them that come back: what is taken back of them, and what comes back into them. */
@ApplicationScoped
public class EarnedLots {

    private static final String COLUMNS = "select * from store_currency_lot where pseudonym = ? and ";
    private static final String OF_ORDER = COLUMNS + "order_id = ?";
    private static final String ONE = COLUMNS + "lot_id = ?";
    private static final String UNEARN = """
            update store_currency_lot set unearned = unearned + ?, cancelled = cancelled + ?, left_over = left_over - ?,
                withheld = withheld + ?, uncollected = uncollected + ?, due_at = if(left_over = 0, null, due_at)
            where pseudonym = ? and lot_id = ? and left_over - held >= ?""";
    // A lot whose window has closed ends again with the next look at the clock, one that is open later than it would
    // have.
    private static final String GIVE_BACK = """
            update store_currency_lot set spent = spent - ?, left_over = left_over + ?,
                due_at = if(due_at is null or due_at = redeemable_until, greatest(redeemable_until, ?), due_at),
                redeemable_until = greatest(redeemable_until, ?)
            where pseudonym = ? and lot_id = ? and spent >= ?""";
    private static final String COLLECT = """
            update store_currency_lot set uncollected = uncollected - ?, cancelled = cancelled + ?,
                left_over = left_over - ?, due_at = if(left_over = 0, null, due_at)
            where pseudonym = ? and lot_id = ? and uncollected >= ? and left_over - held >= ?""";

    private final Database database;

    EarnedLots(Database database) {
        this.database = database;
    }

    /**
     * A lot and what became of it. All amounts are money.
     *
     * @param free what is left and no till holds
     * @param expired what ended unspent
     * @param unearned of what it brought, what goods that came back would not have earned
     * @param uncollected of that, what was spent and no refund has paid for yet
     */
    public record EarnedLot(
            Pseudonym member,
            String lotId,
            @Nullable String orderId,
            BigDecimal issued,
            BigDecimal free,
            BigDecimal cancelled,
            BigDecimal expired,
            BigDecimal unearned,
            BigDecimal withheld,
            BigDecimal uncollected,
            Instant redeemableUntil) {

        /** What goes when what stays of its order would have earned so much. */
        public BigDecimal dueWhenEarned(BigDecimal earned) {
            return issued.subtract(earned)
                    .max(BigDecimal.ZERO)
                    .subtract(unearned)
                    .max(BigDecimal.ZERO);
        }

        /** What ended unspent and was not forgiven before. */
        public BigDecimal endedUnspent() {
            BigDecimal forgiven =
                    unearned.subtract(cancelled).subtract(withheld).subtract(uncollected);
            return expired.subtract(forgiven).max(BigDecimal.ZERO);
        }
    }

    /** What an order of a member who is locked brought, if it is issued. */
    public Optional<EarnedLot> of(Pseudonym member, String orderId) {
        return find(OF_ORDER, member, orderId);
    }

    private Optional<EarnedLot> find(String sql, Pseudonym member, String id) {
        return database
                .read(
                        sql,
                        row -> new EarnedLot(
                                member,
                                row.getString("lot_id"),
                                row.getString("order_id"),
                                row.getBigDecimal("issued"),
                                row.getBigDecimal("left_over").subtract(row.getBigDecimal("held")),
                                row.getBigDecimal("cancelled"),
                                row.getBigDecimal("expired"),
                                row.getBigDecimal("unearned"),
                                row.getBigDecimal("withheld"),
                                row.getBigDecimal("uncollected"),
                                row.instant("redeemable_until")),
                        member,
                        id)
                .stream()
                .findFirst();
    }

    /** Parts of a member's lots in the order in which they come back. */
    public List<Lot.Part> lastToEndFirst(Pseudonym member, List<Lot.Part> parts) {
        Map<Lot.Part, Instant> ends = new HashMap<>();
        parts.forEach(part ->
                ends.put(part, find(ONE, member, part.lotId()).orElseThrow().redeemableUntil()));
        return parts.stream()
                .sorted(Comparator.<Lot.Part, Instant>comparing(ends::get)
                        .thenComparing(Lot.Part::lotId)
                        .reversed())
                .toList();
    }

    /** Books that goods came back that had earned so much of a lot. The member is locked. */
    public void unearn(EarnedLot lot, BigDecimal due, StoreCurrency.Unearned unearned) {
        BigDecimal cancelled = unearned.cancelled();
        one(
                UNEARN,
                due,
                cancelled,
                cancelled,
                unearned.withheld(),
                unearned.uncollected(),
                lot.member(),
                lot.lotId(),
                cancelled);
    }

    /** What had been spent can be spent again, at least until the grace ends. The member is locked. */
    public EarnedLot giveBack(Pseudonym member, Lot.Part part, Instant graceEnds) {
        BigDecimal amount = part.amount();
        one(GIVE_BACK, amount, amount, graceEnds, graceEnds, member, part.lotId(), amount);
        return find(ONE, member, part.lotId()).orElseThrow();
    }

    /** Takes what is to be collected of a lot that something came back into; how much that was. The member is locked. */
    public BigDecimal collect(EarnedLot lot) {
        BigDecimal amount = lot.uncollected().min(lot.free());
        if (amount.signum() > 0) {
            one(COLLECT, amount, amount, amount, lot.member(), lot.lotId(), amount, amount);
        }
        return amount;
    }

    private void one(String sql, Object... values) {
        if (database.execute(sql, values) != 1) {
            throw new IllegalStateException("a lot of a member who is locked is not as it was read");
        }
    }
}
