package loyalty.points.returns;

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

/** The row of an accepted return: its idempotency mark, its first answer and its event; append-only. */
@Entity
@Table(name = "order_return")
class ReturnEntity {

    @EmbeddedId
    Id id;

    @Column(name = "return_id")
    String returnId;

    @Column(name = "body_hash")
    byte[] bodyHash;

    @Column
    Instant at;

    @Column(name = "returned_at")
    Instant returnedAt;

    /** As JSON. */
    @Column(name = "return_lines")
    String lines;

    @Column
    boolean complete;

    /** What the rules take back. */
    @Column
    long due;

    /** What was taken back, lapsed and owed points included. */
    @Column
    long reversed;

    @Column
    long lapsed;

    @Column
    long owed;

    @Column
    long restored;

    /** What the restored points pay. */
    @Column(precision = 20, scale = 4)
    BigDecimal worth;

    /** As JSON. */
    @Column
    String kept;

    /** As JSON; null for nothing. */
    @Column
    @Nullable
    String counted;

    @Column(name = "reverse_seq")
    @Nullable
    Long reverseSeq;

    @Column(name = "restore_seq")
    @Nullable
    Long restoreSeq;

    @Embedded
    BalanceAfter after;

    /** The language of the first answer. */
    @Column
    String spoken;

    /** The key of the row. */
    @Embeddable
    record Id(
            Pseudonym pseudonym,
            @Column(name = "order_id") String orderId,
            @Column(name = "event_seq") long eventSeq) {}
}
