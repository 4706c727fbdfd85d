package loyalty.points.adjustments;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.points.audit.AdjustmentNotes;
import loyalty.points.domain.Adjusted;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.account.Balance;
import org.jspecify.annotations.Nullable;

/** Writes the rows of {@code adjustment} and what stands beside it; {@link Adjustments} reads them. */
final class AdjustmentWrites {

    private final Connection connection;
    private final ManyRows rows;

    AdjustmentWrites(Connection connection) {
        this.connection = connection;
        this.rows = new ManyRows(connection);
    }

    /** A change, and whose it is. */
    record ChangedAdjustment(Pseudonym member, Adjusted adjusted) {}

    /**
     * Counts points that an agent posts alone towards their day, unless that would exceed the limit.
     *
     * @return whether there was room
     */
    boolean countToday(String agent, LocalDate day, long points, long limit) throws SQLException {
        rows.insert(
                "insert ignore into agent_day (agent, day, points)",
                List.<@Nullable Object[]>of(new Object[] {agent, day, 0L}));
        return add(agent, day, points, limit);
    }

    /** Gives back what was counted for an adjustment that was then refused. */
    void uncount(String agent, LocalDate day, long points) throws SQLException {
        add(agent, day, -points, Long.MAX_VALUE);
    }

    private boolean add(String agent, LocalDate day, long points, long limit) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update agent_day set points = points + ? where agent = ? and day = ? and points <= ? - ?")) {
            update.setLong(1, points);
            update.setString(2, agent);
            update.setObject(3, day);
            update.setLong(4, limit);
            update.setLong(5, Math.max(0, points));
            return update.executeUpdate() == 1;
        }
    }

    /** Adds adjustments that were asked for. */
    void add(List<Adjustments.StoredAdjustment> asked, List<@Nullable AgentNote> notes) throws SQLException {
        List<@Nullable Object[]> adjustments = new ArrayList<>();
        List<AdjustmentNotes.Written> texts = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Adjustments.StoredAdjustment stored = asked.get(i);
            Adjustment adjustment = stored.adjustment();
            AgentNote note = notes.get(i);
            adjustments.add(new @Nullable Object[] {
                stored.member(),
                adjustment.adjustmentId(),
                stored.bodyHash(),
                adjustment.points(),
                adjustment.reason(),
                note == null ? null : note.hash(),
                adjustment.programmeVersion(),
                adjustment.needsApproval() ? 1 : 0,
                adjustment.steps().getFirst().at(),
                adjustment.status().word()
            });
            if (note != null) {
                texts.add(new AdjustmentNotes.Written(
                        stored.member(), adjustment.adjustmentId(), note.salt(), note.text()));
            }
        }
        rows.insert(
                "insert into adjustment (pseudonym, adjustment_id, body_hash, points, reason, note_hash,"
                        + " programme_version, needs_approval, asked_at, status)",
                adjustments);
        new AdjustmentNotes(connection).add(texts);
    }

    /** Adds what happened, and notes where those are now that had been there before. */
    void addSteps(List<ChangedAdjustment> changed) throws SQLException {
        List<@Nullable Object[]> steps = new ArrayList<>();
        List<@Nullable Object[]> moved = new ArrayList<>();
        for (ChangedAdjustment change : changed) {
            Adjustment adjustment = change.adjusted().adjustment();
            int number = change.adjusted().stepsBefore();
            if (number > 0) {
                moved.add(new Object[] {
                    change.member(),
                    adjustment.adjustmentId(),
                    adjustment.status().word()
                });
            }
            for (Adjustment.Step step : change.adjusted().newSteps()) {
                number++;
                steps.add(step(change.member(), adjustment.adjustmentId(), number, step));
            }
        }
        rows.insert(
                "insert into adjustment_step (pseudonym, adjustment_id, step, status, actor, at, event_seq, entry_seq,"
                        + " points, available_after, pending_after, held_after, owed_after)",
                steps);
        rows.update(
                "adjustment",
                List.of("pseudonym", "adjustment_id", "status"),
                "t.pseudonym = n.pseudonym and t.adjustment_id = " + ManyRows.id("adjustment_id"),
                "t.status = n.status",
                moved);
    }

    private static @Nullable Object[] step(Pseudonym member, String adjustmentId, int number, Adjustment.Step step) {
        Balance after = step.after();
        return new @Nullable Object[] {
            member,
            adjustmentId,
            number,
            step.status().word(),
            step.actor(),
            step.at(),
            step.eventSeq(),
            step.entrySeq(),
            step.points(),
            after.available(),
            after.pending(),
            after.held(),
            after.owed()
        };
    }
}
