package loyalty.points.openingbalances;

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

/** The row of an opening balance, with its idempotency mark; append-only. */
@Entity
@Table(name = "opening_balance")
class OpeningEntity {

    @EmbeddedId
    Id id;

    @Column(name = "body_hash")
    byte[] bodyHash;

    @Column
    Instant at;

    /** Of the event that tells it. */
    @Column(name = "event_seq")
    long eventSeq;

    /** Null where there were no points. */
    @Column(name = "entry_seq")
    @Nullable
    Long entrySeq;

    /** As JSON. */
    @Column
    String lots;

    @Column(name = "lifetime_earned")
    long lifetimeEarned;

    @Column(precision = 20, scale = 4)
    @Nullable
    BigDecimal qualifying;

    @Column(name = "programme_version")
    String programmeVersion;

    @Embedded
    BalanceAfter after;

    /** The key of the row. */
    @Embeddable
    record Id(
            Pseudonym pseudonym,
            @Column(name = "opening_id") String openingId) {}
}
