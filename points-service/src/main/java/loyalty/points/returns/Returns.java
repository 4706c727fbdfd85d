package loyalty.points.returns;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.longOrNull;
import static loyalty.database.ManyRows.owner;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Language;
import loyalty.points.domain.returns.ReturnTerms;
import loyalty.points.domain.returns.Returned;
import loyalty.points.ledger.EarnedColumns;
import loyalty.points.ledger.LedgerJson;
import org.jspecify.annotations.Nullable;

/** The rows of {@code order_return}: accepted returns, each with its idempotency mark. Rows are added, and that is all. */
final class Returns {

    private static final String COLUMNS = "pseudonym, return_id, order_id, body_hash, at, event_seq, returned_at,"
            + " return_lines, complete, due, reversed, lapsed, owed, restored, worth, kept, counted, reverse_seq,"
            + " restore_seq, available_after, pending_after, held_after, owed_after, spoken";
    private static final String SELECT = "select " + COLUMNS + " from order_return where ";

    private static final String TO_SETTLE = """
            insert into return_settlement (order_id, return_id, resume_at)
            values (?, ?, utc_timestamp(6) + interval ? second)""";

    private final ManyRows rows;

    Returns(Connection connection) {
        this.rows = new ManyRows(connection);
    }

    /** Those of these returns that there are. */
    List<RecordedReturn> find(Collection<String> ids) throws SQLException {
        List<RecordedReturn> found = new ArrayList<>();
        for (String id : ids) {
            int slash = id.indexOf('/');
            found.addAll(rows.select(
                    SELECT + "order_id in (:keys) and return_id = ?",
                    List.of(id.substring(0, slash)),
                    Returns::read,
                    id.substring(slash + 1)));
        }
        return found;
    }

    /** The returns of these orders, in order. */
    List<RecordedReturn> ofOrders(Collection<String> orderIds, Collection<Pseudonym> members) throws SQLException {
        if (members.isEmpty()) {
            return List.of();
        }
        return rows.select(
                SELECT + "order_id in (:keys) and pseudonym in (?) order by event_seq",
                orderIds,
                Returns::read,
                members);
    }

    /**
     * Adds accepted returns, and notes that they are to be settled with voucher-service.
     *
     * @param lease how long whoever brought them has for that
     */
    void add(Collection<RecordedReturn> returns, Duration lease) throws SQLException {
        List<@Nullable Object[]> values = new ArrayList<>(returns.size());
        returns.forEach(recorded -> values.add(values(recorded)));
        rows.insert("insert into order_return (" + COLUMNS + ")", values);
        for (RecordedReturn recorded : returns) {
            rows.execute(TO_SETTLE, recorded.orderId(), recorded.returned().returnId(), lease.toSeconds());
        }
    }

    private static @Nullable Object[] values(RecordedReturn recorded) {
        Returned returned = recorded.returned();
        ReturnTerms terms = returned.terms();
        @Nullable
        Object[] came = {
            recorded.member(),
            returned.returnId(),
            recorded.orderId(),
            recorded.bodyHash(),
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
            recorded.spoken().code()
        });
    }

    private static RecordedReturn read(ResultSet row) throws SQLException {
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
        return new RecordedReturn(
                owner(row),
                row.getString("order_id"),
                returned,
                row.getBytes("body_hash"),
                Language.of(row.getString("spoken")));
    }
}
