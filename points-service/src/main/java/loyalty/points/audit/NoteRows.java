package loyalty.points.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import loyalty.database.Batches;
import org.hibernate.StatelessSession;

/** The table {@code adjustment_note}. */
@ApplicationScoped
class NoteRows implements PanacheRepositoryBase<AdjustmentNoteEntity, AdjustmentNoteEntity.Id> {

    private final Batches rows;

    NoteRows(StatelessSession session) {
        this.rows = new Batches(session);
    }

    void add(List<AdjustmentNoteEntity> notes) {
        rows.insert(notes);
    }

    List<AdjustmentNoteEntity> of(Collection<AdjustmentNoteEntity.Id> ids) {
        return rows.select("from AdjustmentNoteEntity where id in :keys", AdjustmentNoteEntity.class, ids);
    }
}
