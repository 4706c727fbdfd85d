package loyalty.points.openingbalances;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.longOrNull;
import static loyalty.database.ManyRows.owner;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import loyalty.database.ManyRows;
import loyalty.points.domain.Opened;
import loyalty.points.domain.OpeningBalance;
import loyalty.points.ledger.EarnedColumns;
import loyalty.points.ledger.LedgerJson;
import org.jspecify.annotations.Nullable;

/** The rows of {@code opening_balance}, each with its idempotency mark. Rows are added, and that is all. */
final class OpeningBalances {

    private static final String COLUMNS = "pseudonym, opening_id, body_hash, at, event_seq, entry_seq, lots,"
            + " lifetime_earned, qualifying, programme_version, available_after, pending_after, held_after, owed_after";
    private static final String SELECT = "select " + COLUMNS + " from opening_balance where ";

    private final ManyRows rows;

    OpeningBalances(Connection connection) {
        this.rows = new ManyRows(connection);
    }

    List<TakenOver> find(Collection<String> openingIds) throws SQLException {
        return rows.select(SELECT + "opening_id in (:keys)", openingIds, OpeningBalances::read);
    }

    void add(Collection<TakenOver> openings) throws SQLException {
        List<@Nullable Object[]> values = new ArrayList<>(openings.size());
        openings.forEach(takenOver -> values.add(values(takenOver)));
        rows.insert("insert into opening_balance (" + COLUMNS + ")", values);
    }

    private static @Nullable Object[] values(TakenOver takenOver) {
        Opened opened = takenOver.opened();
        OpeningBalance opening = opened.opening();
        @Nullable
        Object[] said = {
            takenOver.member(),
            opening.openingId(),
            takenOver.bodyHash(),
            opened.at(),
            opened.eventSeq(),
            opened.entrySeq(),
            LedgerJson.writeOpening(opening.lots()),
            opening.lifetimeEarned(),
            opening.qualifying(),
            opening.programmeVersion()
        };
        return EarnedColumns.all(said, EarnedColumns.values(opened.after()));
    }

    private static TakenOver read(ResultSet row) throws SQLException {
        var opening = new OpeningBalance(
                row.getString("opening_id"),
                LedgerJson.opening(row.getString("lots")),
                row.getLong("lifetime_earned"),
                row.getBigDecimal("qualifying"),
                row.getString("programme_version"));
        var opened = new Opened(
                opening,
                instant(row, "at"),
                row.getLong("event_seq"),
                longOrNull(row, "entry_seq"),
                EarnedColumns.balance(row));
        return new TakenOver(owner(row), opened, row.getBytes("body_hash"));
    }
}
