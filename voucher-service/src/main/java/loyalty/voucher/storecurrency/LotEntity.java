package loyalty.voucher.storecurrency;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The row of a lot of store currency. What has a default is the database's when a lot is issued. */
@Entity
@Table(name = "store_currency_lot")
class LotEntity {

    @EmbeddedId
    Id id;

    @Column(name = "order_id")
    @Nullable
    String orderId;

    @Column
    String currency;

    @Column
    BigDecimal issued;

    @Column(name = "left_over")
    BigDecimal left;

    @Column(name = "issued_at")
    Instant issuedAt;

    @Column(name = "redeemable_from")
    Instant redeemableFrom;

    @Column(name = "redeemable_until")
    Instant redeemableUntil;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column
    String cause;

    @Column(name = "caused_at")
    @Nullable
    Instant causedAt;

    @Column(insertable = false)
    BigDecimal held;

    @Column(insertable = false)
    BigDecimal spent;

    @Column(insertable = false)
    BigDecimal cancelled;

    @Column(insertable = false)
    BigDecimal expired;

    @Column(insertable = false)
    BigDecimal unearned;

    @Column(insertable = false)
    BigDecimal withheld;

    @Column(insertable = false)
    BigDecimal uncollected;

    /** The key of the row. */
    @Embeddable
    record Id(
            @Column Pseudonym pseudonym,
            @Column(name = "lot_id") String lotId) {}

    /** A lot that is just issued. */
    static LotEntity of(Lot lot) {
        LotEntity row = new LotEntity();
        row.id = new Id(lot.member(), lot.lotId());
        row.orderId = lot.orderId();
        row.currency = lot.currency();
        row.issued = lot.issued();
        row.left = lot.left();
        row.issuedAt = lot.issuedAt();
        row.redeemableFrom = lot.redeemableFrom();
        row.redeemableUntil = lot.redeemableUntil();
        row.dueAt = lot.redeemableFrom();
        row.cause = lot.cause().text();
        row.causedAt = lot.cause().at();
        return row;
    }
}
