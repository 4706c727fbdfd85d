package loyalty.points.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The row of something that somebody did; append-only, and sealed by the database afterwards. */
@Entity
@Table(name = "audit")
class AuditEntity {

    @EmbeddedId
    Id id;

    @Column
    Instant at;

    @Column
    String actor;

    @Column
    String role;

    @Column
    @Nullable
    String origin;

    @Column
    String what;

    @Column
    long points;

    @Column
    @Nullable
    String reason;

    @Column(name = "note_hash")
    byte @Nullable [] noteHash;

    @Column
    int chain;

    /** Null until it is sealed. */
    @Column(insertable = false)
    byte @Nullable [] hash;

    /** The key of the row. */
    @Embeddable
    record Id(Pseudonym pseudonym, String act) {}
}
