package loyalty.voucher.vouchers;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;

/** The row that leads from a voucher in one wallet to what it became in another; it never changes. */
@Entity
@Table(name = "voucher_passed")
class VoucherPassedEntity {

    @EmbeddedId
    Id id;

    /** Who typed in its code. */
    @Column(name = "to_pseudonym")
    Pseudonym toPseudonym;

    @Column(name = "to_voucher_id")
    String toVoucherId;

    @Column(name = "passed_at")
    Instant passedAt;

    /** The voucher as it was, and who had it. */
    @Embeddable
    record Id(
            @Column Pseudonym pseudonym,
            @Column(name = "voucher_id") String voucherId) {}
}
