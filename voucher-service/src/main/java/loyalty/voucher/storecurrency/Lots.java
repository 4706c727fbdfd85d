package loyalty.voucher.storecurrency;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.database.Database;
import loyalty.database.Row;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The lots of store currency that members hold: the one way to their table. */
@ApplicationScoped
public class Lots {

    static final String DUE_OF_MEMBER = "select 1 from store_currency_lot where pseudonym = ? and due_at <= ?";

    private static final String INSERT = """
            insert into store_currency_lot (pseudonym, lot_id, order_id, currency, issued, left_over, issued_at,
                redeemable_from, redeemable_until, due_at, cause, caused_at)""";
    private static final String OF_MEMBER =
            "select * from store_currency_lot where pseudonym = ? and left_over > 0 order by redeemable_until, lot_id";
    private static final String NOT_OF_ORDERS =
            "select * from store_currency_lot where pseudonym in (:keys) and order_id is null";
    private static final String NEXT =
            "select due_at from store_currency_lot where due_at is not null order by due_at limit 1";
    private static final String MEMBERS_DUE =
            "select distinct pseudonym from store_currency_lot where due_at <= ? limit ?";
    private static final String MEANT = " where pseudonym in (:keys) and due_at <= ? and due_at = ";
    private static final String OPENING = "select * from store_currency_lot" + MEANT + "redeemable_from";
    private static final String OPEN =
            "update store_currency_lot set due_at = redeemable_until" + MEANT + "redeemable_from";
    private static final String CLOSING = "select * from store_currency_lot" + MEANT + "redeemable_until";
    private static final String CLOSE = """
            update store_currency_lot set expired = expired + left_over - held, left_over = held, due_at = null""" + MEANT + "redeemable_until";
    private static final String HOLD = """
            update store_currency_lot set held = held + ?
            where pseudonym = ? and lot_id = ? and left_over - held >= ?""";
    private static final String SPEND = """
            update store_currency_lot set spent = spent + ?, left_over = left_over - ?, held = held - ?
            where pseudonym = ? and lot_id = ? and held >= ?""";
    // The window of a lot may have closed meanwhile: then what is let go ends with the next look at the clock.
    private static final String LET_GO = """
            update store_currency_lot set held = held - ?, due_at = coalesce(due_at, redeemable_until)
            where pseudonym = ? and lot_id = ? and held >= ?""";

    private final Database database;

    Lots(Database database) {
        this.database = database;
    }

    /** Issues lots to members who are locked. */
    public void issue(List<Lot> lots) {
        List<@Nullable Object[]> values = new ArrayList<>(lots.size());
        lots.forEach(lot -> values.add(values(lot)));
        database.change(rows -> rows.insert(INSERT, values));
    }

    private static @Nullable Object[] values(Lot lot) {
        return new @Nullable Object[] {
            lot.member(),
            lot.lotId(),
            lot.orderId(),
            lot.currency(),
            lot.issued(),
            lot.left(),
            lot.issuedAt(),
            lot.redeemableFrom(),
            lot.redeemableUntil(),
            lot.redeemableFrom(),
            lot.cause().text(),
            lot.cause().at()
        };
    }

    /** What a member has left, the soonest to end first. */
    public List<Lot> of(Pseudonym member) {
        return database.read(OF_MEMBER, Lots::lot, member);
    }

    /** What brought members lots that no order earned. */
    public Map<Pseudonym, List<Lot.Cause>> notOfOrders(Collection<Pseudonym> members) {
        Map<Pseudonym, List<Lot.Cause>> causes = new HashMap<>();
        if (!members.isEmpty()) {
            database.change(rows -> rows.select(
                    NOT_OF_ORDERS,
                    members,
                    row -> causes.computeIfAbsent(row.owner(), member -> new ArrayList<>())
                            .add(cause(row))));
        }
        return causes;
    }

    /** A till takes hold of a part of a lot. The member is locked. */
    public void hold(Pseudonym member, Lot.Part part) {
        one(HOLD, part.amount(), member, part.lotId(), part.amount());
    }

    /** The order was paid: what a till holds of a lot is spent. The member is locked. */
    public void spend(Pseudonym member, Lot.Part part) {
        BigDecimal amount = part.amount();
        one(SPEND, amount, amount, amount, member, part.lotId(), amount);
    }

    /** A till lets go of a part of a lot. The member is locked. */
    public void letGo(Pseudonym member, Lot.Part part) {
        one(LET_GO, part.amount(), member, part.lotId(), part.amount());
    }

    private void one(String sql, Object... values) {
        if (database.execute(sql, values) != 1) {
            throw new IllegalStateException("a lot of a member who is locked is not as it was read");
        }
    }

    /** When the next window opens or closes. */
    Optional<Instant> nextDue() {
        return database.read(NEXT, row -> row.instant("due_at")).stream().findFirst();
    }

    /** Some members for whom a window opens or closes. */
    List<Pseudonym> membersDue(Instant at, int limit) {
        return database.read(MEMBERS_DUE, Row::owner, at, limit);
    }

    /** Opens the windows of members who are locked, and tells which. */
    List<Lot> open(Instant at, Collection<Pseudonym> members) {
        return move(OPENING, OPEN, at, members);
    }

    /** Closes the windows of members who are locked; what no till holds expires. Tells how they were. */
    List<Lot> close(Instant at, Collection<Pseudonym> members) {
        return move(CLOSING, CLOSE, at, members);
    }

    private List<Lot> move(String select, String update, Instant at, Collection<Pseudonym> members) {
        return database.ask(rows -> {
            List<Lot> found = rows.select(select, members, Lots::lot, at);
            if (!found.isEmpty() && rows.execute(update.replace(":keys", "?"), members, at) != found.size()) {
                throw new IllegalStateException("lots of members who are locked are not as they were read");
            }
            return found;
        });
    }

    private static Lot.Cause cause(Row row) {
        Instant causedAt = row.instantOrNull("caused_at");
        return new Lot.Cause(
                row.getString("lot_id"),
                row.getString("cause"),
                causedAt == null ? row.instant("issued_at") : causedAt);
    }

    private static Lot lot(Row row) {
        return new Lot(
                row.owner(),
                cause(row),
                row.getString("order_id"),
                row.getString("currency"),
                row.getBigDecimal("issued"),
                row.getBigDecimal("left_over"),
                row.getBigDecimal("held"),
                row.instant("issued_at"),
                row.instant("redeemable_from"),
                row.instant("redeemable_until"));
    }
}
