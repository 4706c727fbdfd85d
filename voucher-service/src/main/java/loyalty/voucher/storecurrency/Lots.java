package loyalty.voucher.storecurrency;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.events.Pseudonym;

/** The lots of store currency that members hold. */
@ApplicationScoped
public class Lots {

    static final String DUE_OF_MEMBER = "select 1 from store_currency_lot where pseudonym = ? and due_at <= ?";

    private static final String THIS = " where id.pseudonym = :member and id.lotId = :lot and ";
    private static final String HOLD = "held = held + :amount" + THIS + "left - held >= :amount";
    private static final String SPEND =
            "spent = spent + :amount, left = left - :amount, held = held - :amount" + THIS + "held >= :amount";
    // The window of a lot may have closed meanwhile: then what is let go ends with the next look at the clock.
    private static final String LET_GO =
            "held = held - :amount, dueAt = coalesce(dueAt, redeemableUntil)" + THIS + "held >= :amount";

    private final LotRows rows;

    Lots(LotRows rows) {
        this.rows = rows;
    }

    /** Issues lots to members who are locked. */
    public void issue(List<Lot> lots) {
        rows.add(lots.stream().map(LotEntity::of).toList());
    }

    /** What a member has left, the soonest to end first. */
    public List<Lot> of(Pseudonym member) {
        return rows.leftOf(member).stream().map(Lots::lot).toList();
    }

    /** What brought members lots that no order earned. */
    public Map<Pseudonym, List<Lot.Cause>> notOfOrders(Collection<Pseudonym> members) {
        Map<Pseudonym, List<Lot.Cause>> causes = new HashMap<>();
        if (!members.isEmpty()) {
            rows.notOfOrders(members)
                    .forEach(row -> causes.computeIfAbsent(row.id.pseudonym(), member -> new ArrayList<>())
                            .add(cause(row)));
        }
        return causes;
    }

    /** A till takes hold of a part of a lot. The member is locked. */
    public void hold(Pseudonym member, Lot.Part part) {
        move(HOLD, member, part);
    }

    /** The order was paid: what a till holds of a lot is spent. The member is locked. */
    public void spend(Pseudonym member, Lot.Part part) {
        move(SPEND, member, part);
    }

    /** A till lets go of a part of a lot. The member is locked. */
    public void letGo(Pseudonym member, Lot.Part part) {
        move(LET_GO, member, part);
    }

    private void move(String change, Pseudonym member, Lot.Part part) {
        rows.change(change, member, part.lotId(), Map.of("amount", part.amount()));
    }

    /** When the next window opens or closes. */
    Optional<Instant> nextDue() {
        return rows.nextDue();
    }

    /** Some members for whom a window opens or closes. */
    List<Pseudonym> membersDue(Instant at, int limit) {
        return rows.membersDue(at, limit);
    }

    /** Opens the windows of members who are locked, and tells which. */
    List<Lot> open(Instant at, Collection<Pseudonym> members) {
        return pass(LotRows.Edge.OPENS, at, members);
    }

    /** Closes the windows of members who are locked; what no till holds expires. Tells how they were. */
    List<Lot> close(Instant at, Collection<Pseudonym> members) {
        return pass(LotRows.Edge.CLOSES, at, members);
    }

    private List<Lot> pass(LotRows.Edge edge, Instant at, Collection<Pseudonym> members) {
        List<Lot> found = rows.due(edge, at, members).stream().map(Lots::lot).toList();
        if (!found.isEmpty() && rows.pass(edge, at, members) != found.size()) {
            throw new IllegalStateException("lots of members who are locked are not as they were read");
        }
        return found;
    }

    private static Lot.Cause cause(LotEntity row) {
        return new Lot.Cause(row.id.lotId(), row.cause, row.causedAt == null ? row.issuedAt : row.causedAt);
    }

    private static Lot lot(LotEntity row) {
        return new Lot(
                row.id.pseudonym(),
                cause(row),
                row.orderId,
                row.currency,
                row.issued,
                row.left,
                row.held,
                row.issuedAt,
                row.redeemableFrom,
                row.redeemableUntil);
    }
}
