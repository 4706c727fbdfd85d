package loyalty.voucher.returns;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import loyalty.events.Pseudonym;

/** The row of a return that is settled. */
@Entity
@Table(name = "settled_return")
class SettledReturnEntity {

    @EmbeddedId
    Id id;

    @Column
    Pseudonym pseudonym;

    /** JSON: how many of each line. */
    @Column
    String returned;

    @Column
    BigDecimal payable;

    @Column
    BigDecimal voucher;

    @Column(name = "store_currency")
    BigDecimal storeCurrency;

    @Column
    BigDecimal cancelled;

    @Column
    BigDecimal withheld;

    @Column
    BigDecimal restored;

    /** JSON: ids. */
    @Column
    String vouchers;

    @Column(name = "settled_at")
    Instant settledAt;

    /** The key of the row. */
    @Embeddable
    record Id(
            @Column(name = "order_id") String orderId,
            @Column(name = "return_id") String returnId) {}
}
