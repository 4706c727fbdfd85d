package loyalty.voucher.storecurrency;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.StoreCurrency;
import org.jspecify.annotations.Nullable;

/** Lots as their orders see them that come back: what is taken back of them, and what comes back into them. */
@ApplicationScoped
public class EarnedLots {

    private static final String THIS = " where id.pseudonym = :member and id.lotId = :lot and ";
    // What is due comes first in each: some databases let an assignment see those before it, and others none.
    private static final String UNEARN = """
            dueAt = case when left = :cancelled then null else dueAt end, unearned = unearned + :due,
                cancelled = cancelled + :cancelled, left = left - :cancelled, withheld = withheld + :withheld,
                uncollected = uncollected + :uncollected""" + THIS + "left - held >= :cancelled";
    // A lot whose window has closed ends again with the next look at the clock, one that is open later than it would
    // have.
    private static final String GIVE_BACK = """
            dueAt = case when dueAt is null or dueAt = redeemableUntil then greatest(redeemableUntil, :grace) else dueAt end,
                redeemableUntil = greatest(redeemableUntil, :grace), spent = spent - :amount,
                left = left + :amount""" + THIS + "spent >= :amount";
    private static final String COLLECT = """
            dueAt = case when left = :amount then null else dueAt end, uncollected = uncollected - :amount,
                cancelled = cancelled + :amount, left = left - :amount""" + THIS + "uncollected >= :amount and left - held >= :amount";

    private final LotRows rows;

    EarnedLots(LotRows rows) {
        this.rows = rows;
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
        return rows.ofOrder(member, orderId).map(EarnedLots::earned);
    }

    private EarnedLot one(Pseudonym member, String lotId) {
        return rows.named(member, lotId).map(EarnedLots::earned).orElseThrow();
    }

    private static EarnedLot earned(LotEntity row) {
        return new EarnedLot(
                row.id.pseudonym(),
                row.id.lotId(),
                row.orderId,
                row.issued,
                row.left.subtract(row.held),
                row.cancelled,
                row.expired,
                row.unearned,
                row.withheld,
                row.uncollected,
                row.redeemableUntil);
    }

    /** Parts of a member's lots in the order in which they come back. */
    public List<Lot.Part> lastToEndFirst(Pseudonym member, List<Lot.Part> parts) {
        Map<Lot.Part, Instant> ends = new HashMap<>();
        parts.forEach(part -> ends.put(part, one(member, part.lotId()).redeemableUntil()));
        return parts.stream()
                .sorted(Comparator.<Lot.Part, Instant>comparing(ends::get)
                        .thenComparing(Lot.Part::lotId)
                        .reversed())
                .toList();
    }

    /** Books that goods came back that had earned so much of a lot. The member is locked. */
    public void unearn(EarnedLot lot, BigDecimal due, StoreCurrency.Unearned unearned) {
        rows.change(
                UNEARN,
                lot.member(),
                lot.lotId(),
                Map.of(
                        "due", due,
                        "cancelled", unearned.cancelled(),
                        "withheld", unearned.withheld(),
                        "uncollected", unearned.uncollected()));
    }

    /** What had been spent can be spent again, at least until the grace ends. The member is locked. */
    public EarnedLot giveBack(Pseudonym member, Lot.Part part, Instant graceEnds) {
        rows.change(GIVE_BACK, member, part.lotId(), Map.of("amount", part.amount(), "grace", graceEnds));
        return one(member, part.lotId());
    }

    /** Takes what is to be collected of a lot that something came back into; how much that was. The member is locked. */
    public BigDecimal collect(EarnedLot lot) {
        BigDecimal amount = lot.uncollected().min(lot.free());
        if (amount.signum() > 0) {
            rows.change(COLLECT, lot.member(), lot.lotId(), Map.of("amount", amount));
        }
        return amount;
    }
}
