package loyalty.points.activities;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.points.ledger.BalanceAfter;
import org.jspecify.annotations.Nullable;

/** The row of an accepted activity: its idempotency mark, its first answer and its event; append-only. */
@Entity
@Table(name = "activity")
class ActivityEntity {

    @EmbeddedId
    Id id;

    @Column(name = "body_hash")
    byte[] bodyHash;

    @Column
    Instant at;

    @Column(name = "event_seq")
    long eventSeq;

    /** Null when nothing was earned. */
    @Column(name = "entry_seq")
    @Nullable
    Long entrySeq;

    @Column
    String type;

    @Column(name = "happened_at")
    Instant happenedAt;

    @Column
    @Nullable
    String location;

    /** As JSON. */
    @Column
    String attributes;

    @Column(name = "programme_version")
    String programmeVersion;

    @Column
    String tier;

    @Column
    long earned;

    @Column(name = "available_at")
    @Nullable
    Instant availableAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column
    long pending;

    @Embedded
    BalanceAfter after;

    @Column(name = "qualifying_metric")
    String qualifyingMetric;

    @Column(name = "qualifying_added", precision = 20, scale = 4)
    BigDecimal qualifyingAdded;

    /** The language of the first answer. */
    @Column
    String spoken;

    /** As JSON. */
    @Column
    String explanation;

    /** The key of the row. */
    @Embeddable
    record Id(
            Pseudonym pseudonym,
            @Column(name = "activity_id") String activityId) {}
}
