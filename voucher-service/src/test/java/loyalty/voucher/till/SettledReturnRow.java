package loyalty.voucher.till;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code settled_return}, as far as it tells what has come back. */
@Entity
@Table(name = "settled_return")
class SettledReturnRow {

    @EmbeddedId
    Id id;

    /** JSON: how many of each line. */
    @Column
    String returned;

    /** The key of the row. */
    @Embeddable
    record Id(
            @Column(name = "order_id") String orderId,
            @Column(name = "return_id") String returnId) {}
}
