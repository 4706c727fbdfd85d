package loyalty.points.adjustments;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.points.ledger.BalanceAfter;
import org.jspecify.annotations.Nullable;

/** The row of something that somebody did to an adjustment; append-only. */
@Entity
@Table(name = "adjustment_step")
class AdjustmentStepEntity {

    @EmbeddedId
    Id id;

    /** A word of {@link loyalty.points.domain.Adjustment.Status}. */
    @Column
    String status;

    @Column
    String actor;

    @Column
    Instant at;

    /** Of the event that tells it; null where the balance did not change. */
    @Column(name = "event_seq")
    @Nullable
    Long eventSeq;

    @Column(name = "entry_seq")
    @Nullable
    Long entrySeq;

    /** What it moved. */
    @Column
    long points;

    @Embedded
    BalanceAfter after;

    /** The key of the row; steps count from 1. */
    @Embeddable
    record Id(
            Pseudonym pseudonym,
            @Column(name = "adjustment_id") String adjustmentId,
            int step) {}
}
