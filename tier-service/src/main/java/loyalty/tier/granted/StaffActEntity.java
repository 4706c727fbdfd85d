package loyalty.tier.granted;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The row of something that staff did to an override or a profile; append-only, and sealed by the database afterwards. */
@Entity
@Table(name = "staff_act")
class StaffActEntity {

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

    /** Null where no tier is concerned. */
    @Column
    @Nullable
    String tier;

    @Column(name = "until_at")
    @Nullable
    Instant untilAt;

    @Column(name = "reason_hash")
    byte @Nullable [] reasonHash;

    @Column
    int chain;

    /** Null until it is sealed. */
    @Column(insertable = false)
    byte @Nullable [] hash;

    /** The key of the row. */
    @Embeddable
    record Id(Pseudonym pseudonym, String act) {}
}
