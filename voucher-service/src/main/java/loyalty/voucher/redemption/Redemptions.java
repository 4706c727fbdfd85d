package loyalty.voucher.redemption;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.owner;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import loyalty.database.Database;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Redemption;

/** What tills hold and held for orders: the one way to the table of redemptions. */
@ApplicationScoped
class Redemptions {

    private static final String FIND = "select * from redemption where redemption_id = ?";
    private static final String ADD = """
            insert into redemption (redemption_id, pseudonym, order_id, body_hash, currency, payable, status, asked_at,
                expires_at, due_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String MOVE =
            "update redemption set status = ?, due_at = ? where redemption_id = ? and status = ?";
    private static final String NEXT = "select due_at from redemption where due_at is not null order by due_at limit 1";
    private static final String MEMBERS_DUE = "select distinct pseudonym from redemption where due_at <= ? limit ?";
    private static final String FORGOTTEN = "select * from redemption where pseudonym in (:keys) and due_at <= ?";

    private final Database database;

    Redemptions(Database database) {
        this.database = database;
    }

    Optional<StoredRedemption> find(String redemptionId) {
        return database.read(FIND, Redemptions::redemption, redemptionId).stream()
                .findFirst();
    }

    void add(StoredRedemption redemption) {
        database.execute(
                ADD,
                redemption.redemptionId(),
                redemption.member(),
                redemption.orderId(),
                redemption.fingerprint(),
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
     * @throws IllegalStateException when it did not stand where it was read
     */
    StoredRedemption move(StoredRedemption before, Redemption after) {
        int moved = database.execute(
                MOVE,
                after.status(),
                after.dueAt(),
                before.redemptionId(),
                before.state().status());
        if (moved != 1) {
            throw new IllegalStateException("a redemption of a member who is locked is not as it was read");
        }
        return before.moved(after);
    }

    /** When the next one is forgotten. */
    Optional<Instant> nextDue() {
        return database.read(NEXT, row -> instant(row, "due_at")).stream().findFirst();
    }

    /** Some members of whom a till has forgotten something. */
    List<Pseudonym> membersDue(Instant at, int limit) {
        return database.read(MEMBERS_DUE, ManyRows::owner, at, limit);
    }

    /** What tills have forgotten of members who are locked. */
    List<StoredRedemption> forgotten(Instant at, Collection<Pseudonym> members) {
        return database.ask(rows -> rows.select(FORGOTTEN, members, Redemptions::redemption, at));
    }

    private static StoredRedemption redemption(ResultSet row) throws SQLException {
        Instant expiresAt = instant(row, "expires_at");
        return new StoredRedemption(
                row.getString("redemption_id"),
                owner(row),
                row.getString("order_id"),
                row.getBytes("body_hash"),
                row.getString("currency"),
                row.getBigDecimal("payable"),
                Redemption.stored(row.getString("status"), expiresAt),
                instant(row, "asked_at"),
                expiresAt);
    }
}
