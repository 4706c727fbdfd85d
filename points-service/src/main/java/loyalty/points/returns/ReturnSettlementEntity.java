package loyalty.points.returns;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of what a return came to in voucher-service: written with the return, and filled in once it is settled. */
@Entity
@Table(name = "return_settlement")
class ReturnSettlementEntity {

    @EmbeddedId
    Id id;

    /** Real time: from then on anybody may settle it; null once it is, and everything else is null until then. */
    @Column(name = "resume_at")
    @Nullable
    Instant resumeAt;

    /** What redemptions had left to pay of what came back. */
    @Column(precision = 20, scale = 4)
    BigDecimal payable;

    @Column(precision = 20, scale = 4)
    BigDecimal voucher;

    @Column(name = "store_currency", precision = 20, scale = 4)
    BigDecimal storeCurrency;

    @Column(precision = 20, scale = 4)
    BigDecimal cancelled;

    @Column(precision = 20, scale = 4)
    BigDecimal withheld;

    @Column(precision = 20, scale = 4)
    BigDecimal restored;

    /** The ids of those that were given back, as JSON. */
    @Column
    String vouchers;

    /** The key of the row. */
    @Embeddable
    record Id(
            @Column(name = "order_id") String orderId,
            @Column(name = "return_id") String returnId) {}
}
