package loyalty.points.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.events.Pseudonym;

/** What agents wrote about adjustments, beside the trail so that it can be erased without it. */
@ApplicationScoped
public class AdjustmentNotes {

    private final NoteRows rows;

    AdjustmentNotes(NoteRows rows) {
        this.rows = rows;
    }

    /** An adjustment and whose it is. */
    public record Noted(Pseudonym member, String adjustmentId) {

        private AdjustmentNoteEntity.Id key() {
            return new AdjustmentNoteEntity.Id(member, adjustmentId);
        }
    }

    /**
     * What was written about an adjustment.
     *
     * @param salt 16 bytes
     */
    public record Written(Noted about, byte[] salt, String text) {}

    public void add(List<Written> notes) {
        rows.add(notes.stream()
                .map(note -> {
                    AdjustmentNoteEntity row = new AdjustmentNoteEntity();
                    row.id = note.about().key();
                    row.salt = note.salt();
                    row.note = note.text();
                    return row;
                })
                .toList());
    }

    /** By adjustment, the notes on these, as far as they are still there. */
    public Map<String, String> find(List<Noted> adjustments) {
        return rows.of(adjustments.stream().map(Noted::key).toList()).stream()
                .collect(Collectors.toMap(row -> row.id.adjustmentId(), row -> row.note));
    }
}
