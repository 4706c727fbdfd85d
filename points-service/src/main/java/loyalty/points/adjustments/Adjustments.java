package loyalty.points.adjustments;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.longOrNull;
import static loyalty.database.ManyRows.owner;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.points.audit.AdjustmentNotes;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.account.Balance;
import org.jspecify.annotations.Nullable;

/** The rows of {@code adjustment} and what stands beside it; {@link AdjustmentWrites} writes them. */
final class Adjustments {

    private static final String ADJUSTMENT = "select a.* from adjustment a";

    private final ManyRows rows;
    private final AdjustmentNotes notes;

    Adjustments(Connection connection) {
        this.rows = new ManyRows(connection);
        this.notes = new AdjustmentNotes(connection);
    }

    /** An adjustment, whose it is, the fingerprint of the request, and the note as far as it is still there. */
    record StoredAdjustment(
            Pseudonym member,
            Adjustment adjustment,
            byte[] bodyHash,
            @Nullable String note) {}

    private record AdjustmentRow(
            Pseudonym member,
            String adjustmentId,
            byte[] bodyHash,
            long points,
            String reason,
            String programmeVersion,
            boolean needsApproval) {}

    /** Those of these adjustments that there are. */
    List<StoredAdjustment> find(Collection<String> adjustmentIds) throws SQLException {
        return complete(rows.select(ADJUSTMENT + " where a.adjustment_id in (:keys)", adjustmentIds, Adjustments::row));
    }

    /**
     * What awaits or had a second pair of eyes, the last asked for first.
     *
     * @param status only these; null for all
     * @param after the adjustment behind which the page begins; null for the first page
     */
    List<StoredAdjustment> approvals(Adjustment.@Nullable Status status, @Nullable String after, int most)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where a.needs_approval");
        if (status != null) {
            where.append(" and a.status = ?");
            values.add(status.word());
        }
        if (after != null) {
            where.append(" and (a.asked_at, a.adjustment_id) <"
                    + " (select b.asked_at, b.adjustment_id from adjustment b where b.adjustment_id = ?)");
            values.add(after);
        }
        String order = " order by a.asked_at desc, a.adjustment_id desc limit " + most;
        return complete(rows.read(ADJUSTMENT + where + order, Adjustments::row, values));
    }

    private List<StoredAdjustment> complete(List<AdjustmentRow> found) throws SQLException {
        Map<String, List<Adjustment.Step>> steps = new HashMap<>();
        List<String> ids = found.stream().map(AdjustmentRow::adjustmentId).toList();
        rows.select(
                        "select s.* from adjustment a join adjustment_step s on s.pseudonym = a.pseudonym"
                                + " and s.adjustment_id = a.adjustment_id where a.adjustment_id in (:keys)"
                                + " order by s.adjustment_id, s.step",
                        ids,
                        row -> Map.entry(row.getString("adjustment_id"), step(row)))
                .forEach(step -> steps.computeIfAbsent(step.getKey(), id -> new ArrayList<>())
                        .add(step.getValue()));
        Map<String, String> texts =
                notes.find(found.stream().map(AdjustmentRow::member).distinct().toList(), ids);
        return found.stream()
                .map(row -> new StoredAdjustment(
                        row.member(),
                        new Adjustment(
                                row.adjustmentId(),
                                row.points(),
                                row.reason(),
                                row.programmeVersion(),
                                row.needsApproval(),
                                Objects.requireNonNull(steps.get(row.adjustmentId()))),
                        row.bodyHash(),
                        texts.get(row.adjustmentId())))
                .toList();
    }

    private static AdjustmentRow row(ResultSet row) throws SQLException {
        return new AdjustmentRow(
                owner(row),
                row.getString("adjustment_id"),
                row.getBytes("body_hash"),
                row.getLong("points"),
                row.getString("reason"),
                row.getString("programme_version"),
                row.getBoolean("needs_approval"));
    }

    private static Adjustment.Step step(ResultSet row) throws SQLException {
        return new Adjustment.Step(
                Adjustment.Status.of(row.getString("status")),
                row.getString("actor"),
                instant(row, "at"),
                row.getLong("points"),
                longOrNull(row, "entry_seq"),
                longOrNull(row, "event_seq"),
                new Balance(
                        row.getLong("available_after"),
                        row.getLong("pending_after"),
                        row.getLong("held_after"),
                        row.getLong("owed_after")));
    }
}
