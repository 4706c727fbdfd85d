package loyalty.points.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import loyalty.events.Pseudonym;

/** The row of what an agent wrote; added, and erased some day. */
@Entity
@Table(name = "adjustment_note")
class AdjustmentNoteEntity {

    @EmbeddedId
    Id id;

    @Column
    byte[] salt;

    @Column
    String note;

    /** The key of the row. */
    @Embeddable
    record Id(
            Pseudonym pseudonym,
            @Column(name = "adjustment_id") String adjustmentId) {}
}
