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
import java.util.List;
import java.util.Optional;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Language;
import loyalty.points.domain.ReturnTerms;
import loyalty.points.domain.Returned;
import org.jspecify.annotations.Nullable;

/** The rows of {@code order_return}: accepted returns, each with its idempotency mark. Rows are added, and that is all. */
final class Returns {

    private static final String COLUMNS = "pseudonym, return_id, order_id, body_hash, at, event_seq, returned_at,"
            + " return_lines, complete, due, reversed, lapsed, owed, restored, worth, kept, counted, reverse_seq,"
            + " restore_seq, available_after, pending_after, held_after, owed_after, spoken";
    private static final String SELECT = "select " + COLUMNS + " from order_return where ";

    private final ManyRows rows;

    Returns(Connection connection) {
        this.rows = new ManyRows(connection);
    }

    /** A return, whose it is, of which order, the fingerprint of its request, and how it was answered first. */
    record Owned(Pseudonym member, String orderId, Returned returned, byte[] bodyHash, Language spoken) {}

    /** A return of an order; the ids of returns are unique for their order. */
    Optional<Owned> find(String orderId, String returnId) throws SQLException {
        return rows
                .select(SELECT + "order_id in (:keys) and return_id = ?", List.of(orderId), Returns::read, returnId)
                .stream()
                .findFirst();
    }

    /** The returns of these orders, in order. */
    List<Owned> ofOrders(Collection<String> orderIds, Collection<Pseudonym> members) throws SQLException {
        if (members.isEmpty()) {
            return List.of();
        }
        return rows.select(
                SELECT + "order_id in (:keys) and pseudonym in (?" + ", ?".repeat(members.size() - 1)
                        + ") order by event_seq",
                orderIds,
                Returns::read,
                members.toArray());
    }

    /** A member's returns posted from an instant on. */
    List<Owned> postedFrom(Pseudonym member, Instant from) throws SQLException {
        return rows.select(SELECT + "pseudonym in (:keys) and at >= ?", List.of(member), Returns::read, from);
    }

    void add(Collection<Owned> returns) throws SQLException {
        List<@Nullable Object[]> values = new ArrayList<>(returns.size());
        returns.forEach(owned -> values.add(values(owned)));
        rows.insert("insert into order_return (" + COLUMNS + ")", values);
    }

    private static @Nullable Object[] values(Owned owned) {
        Returned returned = owned.returned();
        ReturnTerms terms = returned.terms();
        @Nullable
        Object[] came = {
            owned.member(),
            returned.returnId(),
            owned.orderId(),
            owned.bodyHash(),
            returned.at(),
            returned.eventSeq(),
            returned.returnedAt(),
            LedgerJson.writeReturned(terms.lines()),
            terms.complete(),
            terms.due(),
            returned.reversed(),
            returned.lapsed(),
            returned.owed(),
            terms.restored(),
            terms.worth(),
            LedgerJson.write(new Explanation(terms.kept(), List.of())),
            LedgerJson.writeOrNull(terms.counted()),
            returned.reverseSeq(),
            returned.restoreSeq()
        };
        return EarnedColumns.all(came, EarnedColumns.values(returned.after()), new @Nullable Object[] {
            owned.spoken().code()
        });
    }

    private static Owned read(ResultSet row) throws SQLException {
        var terms = new ReturnTerms(
                LedgerJson.returned(row.getString("return_lines")),
                row.getBoolean("complete"),
                row.getLong("due"),
                row.getLong("restored"),
                row.getBigDecimal("worth"),
                LedgerJson.explanation(row.getString("kept")).rules(),
                LedgerJson.counts(row.getString("counted")));
        var returned = new Returned(
                row.getString("return_id"),
                instant(row, "returned_at"),
                terms,
                row.getLong("reversed"),
                row.getLong("lapsed"),
                row.getLong("owed"),
                instant(row, "at"),
                row.getLong("event_seq"),
                longOrNull(row, "reverse_seq"),
                longOrNull(row, "restore_seq"),
                EarnedColumns.balance(row));
        return new Owned(
                owner(row),
                row.getString("order_id"),
                returned,
                row.getBytes("body_hash"),
                Language.of(row.getString("spoken")));
    }
}
