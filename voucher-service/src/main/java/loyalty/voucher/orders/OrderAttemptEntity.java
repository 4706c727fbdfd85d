package loyalty.voucher.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The row of what became of an attempt to confirm redemptions for an order. */
@Entity
@Table(name = "order_attempt")
class OrderAttemptEntity {

    @Id
    @Column
    String attempt;

    @Column(name = "order_id", updatable = false)
    String orderId;

    @Column(updatable = false)
    Pseudonym pseudonym;

    /** The word of a {@link Decision}, as are the two that follow. */
    @Column
    String decision;

    @Column(updatable = false)
    @Nullable
    String refusal;

    @Column(updatable = false)
    @Nullable
    String state;

    @Column(name = "decided_at", updatable = false)
    Instant decidedAt;
}
