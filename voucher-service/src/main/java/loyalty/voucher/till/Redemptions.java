package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import loyalty.database.Database;
import loyalty.database.Row;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Redemption;
import org.jspecify.annotations.Nullable;

/** What tills hold and held for orders: the one way to the table of redemptions. */
@ApplicationScoped
public class Redemptions {

    /** Whether a till has forgotten something of a member, with marks for the member and the instant. */
    public static final String DUE_OF_MEMBER = "select 1 from redemption where pseudonym = ? and due_at <= ?";

    private static final String FIND = "select * from redemption where redemption_id = ?";
    private static final String ADD = """
            insert into redemption (redemption_id, pseudonym, order_id, body_hash, basket_print, currency, payable, status,
                asked_at, expires_at, due_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String MOVE =
            "update redemption set status = ?, due_at = ?, confirmed_at = ? where redemption_id = ? and status = ?";
    private static final String OF_ORDER = """
            select * from redemption where order_id = ? and (status = 'confirmed' or (status = 'reserved' and expires_at > ?))
            order by asked_at, redemption_id""";
    private static final String CONFIRMED_OF =
            "select * from redemption where order_id = ? and pseudonym = ? and status = 'confirmed' order by asked_at, redemption_id";
    private static final String CONFIRMED_BY = "select * from redemption where attempt = ? and status = 'confirmed'";
    private static final String NOTE = "update redemption set attempt = ? where redemption_id = ?";
    private static final String LOCK_ORDER = "select slot from order_lock where slot = ? for update";
    private static final int SLOTS = 256;
    private static final String NEXT = "select due_at from redemption where due_at is not null order by due_at limit 1";
    private static final String MEMBERS_DUE = "select distinct pseudonym from redemption where due_at <= ? limit ?";
    private static final String FORGOTTEN = "select * from redemption where pseudonym in (:keys) and due_at <= ?";

    private final Database database;

    Redemptions(Database database) {
        this.database = database;
    }

    /** A redemption by its id. */
    public Optional<StoredRedemption> find(String redemptionId) {
        return database.read(FIND, Redemptions::redemption, redemptionId).stream()
                .findFirst();
    }

    /**
     * Keeps everybody else from reserving or using something for an order until the end of the transaction. Whoever needs
     * the member's lock too takes that one first.
     */
    public void lockOrder(String orderId) {
        // Few rows for all orders: a row of each order's own would be inserted by those who wait for each other.
        database.read(LOCK_ORDER, row -> row.getInt("slot"), Math.floorMod(orderId.hashCode(), SLOTS));
    }

    /** The redemptions that an order has at an instant: used, or reserved and not forgotten; in the order of asking. */
    List<StoredRedemption> ofOrder(String orderId, Instant now) {
        return database.read(OF_ORDER, Redemptions::redemption, orderId, now);
    }

    /** The redemptions that an order of a member's has used, in the order of asking. */
    public List<StoredRedemption> confirmedOf(String orderId, Pseudonym member) {
        return database.read(CONFIRMED_OF, Redemptions::redemption, orderId, member);
    }

    /** The redemptions that an attempt of an order's has confirmed. */
    public List<StoredRedemption> confirmedBy(String attempt) {
        return database.read(CONFIRMED_BY, Redemptions::redemption, attempt);
    }

    /** Notes which attempt of an order's confirmed a redemption. */
    public void note(StoredRedemption redemption, String attempt) {
        database.execute(NOTE, attempt, redemption.redemptionId());
    }

    /** Writes a new redemption of a member who is locked. */
    public void add(StoredRedemption redemption) {
        database.execute(
                ADD,
                redemption.redemptionId(),
                redemption.member(),
                redemption.orderId(),
                redemption.fingerprint(),
                redemption.basketPrint(),
                redemption.currency(),
                redemption.payable(),
                redemption.state().status(),
                redemption.askedAt(),
                redemption.expiresAt(),
                redemption.state().dueAt());
    }

    /**
     * Writes where a redemption of a member who is locked stands after a move.
     *
     * @param confirmedAt when it was used, if that is the move
     * @throws IllegalStateException when it did not stand where it was read
     */
    public StoredRedemption move(StoredRedemption before, Redemption after, @Nullable Instant confirmedAt) {
        int moved = database.execute(
                MOVE,
                after.status(),
                after.dueAt(),
                confirmedAt,
                before.redemptionId(),
                before.state().status());
        if (moved != 1) {
            throw new IllegalStateException("a redemption of a member who is locked is not as it was read");
        }
        return before.moved(after, confirmedAt);
    }

    /** When the next one is forgotten. */
    public Optional<Instant> nextDue() {
        return database.read(NEXT, row -> row.instant("due_at")).stream().findFirst();
    }

    /** Some members of whom a till has forgotten something. */
    public List<Pseudonym> membersDue(Instant at, int limit) {
        return database.read(MEMBERS_DUE, Row::owner, at, limit);
    }

    /** What tills have forgotten of members who are locked. */
    public List<StoredRedemption> forgotten(Instant at, Collection<Pseudonym> members) {
        return database.ask(rows -> rows.select(FORGOTTEN, members, Redemptions::redemption, at));
    }

    private static StoredRedemption redemption(Row row) {
        Instant expiresAt = row.instant("expires_at");
        return new StoredRedemption(
                row.getString("redemption_id"),
                row.owner(),
                row.getString("order_id"),
                row.getBytes("body_hash"),
                row.getBytes("basket_print"),
                row.getString("currency"),
                row.getBigDecimal("payable"),
                Redemption.stored(row.getString("status"), expiresAt),
                row.instant("asked_at"),
                expiresAt,
                row.instantOrNull("confirmed_at"));
    }
}
