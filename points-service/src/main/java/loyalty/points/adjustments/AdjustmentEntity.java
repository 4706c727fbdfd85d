package loyalty.points.adjustments;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The row of an adjustment: what was asked, which never changes but for its status. */
@Entity
@Table(name = "adjustment")
class AdjustmentEntity {

    @EmbeddedId
    Id id;

    @Column(name = "body_hash", updatable = false)
    byte[] bodyHash;

    @Column(updatable = false)
    long points;

    @Column(updatable = false)
    String reason;

    /** Of the note, salted; the note itself stands elsewhere. */
    @Column(name = "note_hash", updatable = false)
    byte @Nullable [] noteHash;

    @Column(name = "programme_version", updatable = false)
    String programmeVersion;

    @Column(name = "needs_approval", updatable = false)
    boolean needsApproval;

    @Column(name = "asked_at", updatable = false)
    Instant askedAt;

    /** A word of {@link loyalty.points.domain.Adjustment.Status}: that of the last step. */
    @Column
    String status;

    /** The key of the row. */
    @Embeddable
    record Id(
            Pseudonym pseudonym,
            @Column(name = "adjustment_id") String adjustmentId) {}
}
