package loyalty.voucher.support;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The row of something that support did; append-only, and sealed by the database afterwards. */
@Entity
@Table(name = "voucher_act")
class VoucherActEntity {

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
    String reason;

    @Column
    @Nullable
    String campaign;

    @Column(name = "programme_version")
    @Nullable
    String programmeVersion;

    /** Null of what brought none. */
    @Column(name = "voucher_id")
    @Nullable
    String voucherId;

    /** Of the event that tells it; null where nobody is told. */
    @Column(name = "event_seq")
    @Nullable
    Long eventSeq;

    /** The end that was moved, if one was. */
    @Column(name = "until_before")
    @Nullable
    Instant untilBefore;

    /** Where it was moved to. */
    @Column(name = "until_after")
    @Nullable
    Instant untilAfter;

    /** What was left then of a credit. */
    @Column(name = "left_after", precision = 19, scale = 4)
    @Nullable
    BigDecimal leftAfter;

    @Column
    int chain;

    /** Null until it is sealed. */
    @Column(insertable = false)
    byte @Nullable [] hash;

    /** The key of the row. */
    @Embeddable
    record Id(Pseudonym pseudonym, String act) {}
}
