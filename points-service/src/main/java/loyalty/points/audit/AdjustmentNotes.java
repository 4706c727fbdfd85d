package loyalty.points.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The rows of {@code adjustment_note}: what agents wrote, beside the trail so that it can be erased without it. */
public final class AdjustmentNotes {

    private final ManyRows rows;

    public AdjustmentNotes(Connection connection) {
        this.rows = new ManyRows(connection);
    }

    /**
     * What was written about an adjustment.
     *
     * @param salt 16 bytes
     */
    public record Written(Pseudonym member, String adjustmentId, byte[] salt, String text) {}

    public void add(List<Written> notes) throws SQLException {
        List<@Nullable Object[]> values = new ArrayList<>(notes.size());
        notes.forEach(note -> values.add(new Object[] {note.member(), note.adjustmentId(), note.salt(), note.text()}));
        rows.insert("insert into adjustment_note (pseudonym, adjustment_id, salt, note)", values);
    }

    /** By adjustment, the notes on these adjustments of these members, as far as they are still there. */
    public Map<String, String> find(Collection<Pseudonym> members, Collection<String> adjustmentIds)
            throws SQLException {
        Map<String, String> notes = new HashMap<>();
        if (adjustmentIds.isEmpty()) {
            return notes;
        }
        rows.select(
                        "select adjustment_id, note from adjustment_note where pseudonym in (:keys)"
                                + " and adjustment_id in (?)",
                        members,
                        row -> Map.entry(row.getString("adjustment_id"), row.getString("note")),
                        adjustmentIds)
                .forEach(note -> notes.put(note.getKey(), note.getValue()));
        return notes;
    }
}
