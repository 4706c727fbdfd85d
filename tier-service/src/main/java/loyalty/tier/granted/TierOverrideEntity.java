package loyalty.tier.granted;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The row of a tier that support gives; what was asked for never changes, save that its reason may be erased. */
@Entity
@Table(name = "tier_override")
class TierOverrideEntity {

    @EmbeddedId
    Id id;

    @Column(name = "body_hash", updatable = false)
    byte[] bodyHash;

    @Column(updatable = false)
    String tier;

    @Column(name = "until_at", updatable = false)
    Instant untilAt;

    /** Null once erased. */
    @Column
    @Nullable
    String reason;

    @Column(name = "asked_by", updatable = false)
    String askedBy;

    @Column(name = "asked_at", updatable = false)
    Instant askedAt;

    /** A word of {@link loyalty.tier.domain.TierOverride.Status}. */
    @Column
    String status;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    /** Of the hash of the reason in the audit trail, and erased with it. */
    @Column
    byte @Nullable [] salt;

    /** The key of the row. */
    @Embeddable
    record Id(
            Pseudonym pseudonym,
            @Column(name = "override_id") String overrideId) {}
}
