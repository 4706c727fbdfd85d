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
import loyalty.api.lists.ListPlace;
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
     * @param statuses only these
     * @param after the place behind which the page begins; null for the first page
     */
    List<StoredAdjustment> approvals(List<Adjustment.Status> statuses, @Nullable ListPlace after, int most)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where a.needs_approval = true and a.status in (?)");
        values.add(statuses.stream().map(Adjustment.Status::word).toList());
        if (after != null) {
            where.append(" and a.asked_at <= ? and (a.asked_at < ? or concat('adjustment/', a.adjustment_id) < ?)");
            values.addAll(List.of(after.at(), after.at(), after.key()));
        }
        String order = " order by a.asked_at desc, a.adjustment_id desc limit " + most;
        return complete(rows.read(ADJUSTMENT + where + order, Adjustments::row, values));
    }

    /** Whether an adjustment that wants a second pair of eyes stands in a place of the list. */
    boolean isApproval(ListPlace place) throws SQLException {
        String own = "adjustment/";
        return place.key().startsWith(own)
                && !rows.read(
                                ADJUSTMENT
                                        + " where a.adjustment_id = ? and a.asked_at = ? and a.needs_approval = true",
                                row -> true,
                                List.of(place.key().substring(own.length()), place.at()))
                        .isEmpty();
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
