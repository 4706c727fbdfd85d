package loyalty.points.byhibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.Purchase;
import loyalty.points.ledger.BalanceAfter;
import loyalty.points.ledger.LedgerJson;
import loyalty.points.ledger.Purchases.PlacedOrder;
import org.jspecify.annotations.Nullable;

/** A row of {@code purchase}, of an order that names no redemptions. */
@Entity
@Table(name = "purchase")
class PurchaseRow {

    @EmbeddedId
    Id id;

    @Column(name = "body_hash")
    byte[] bodyHash;

    @Column
    Instant at;

    @Column(name = "event_seq")
    long eventSeq;

    @Column(name = "entry_seq")
    @Nullable
    Long entrySeq;

    @Column
    String currency;

    @Column
    @Nullable
    String channel;

    @Column
    @Nullable
    String location;

    @Column(name = "order_lines")
    String lines;

    @Column(name = "programme_version")
    String programmeVersion;

    @Column
    String tier;

    @Column
    long earned;

    @Column(name = "available_at")
    @Nullable
    Instant availableAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column
    long pending;

    @Embedded
    BalanceAfter after;

    @Column(name = "qualifying_metric")
    String qualifyingMetric;

    @Column(name = "qualifying_added", precision = 20, scale = 4)
    BigDecimal qualifyingAdded;

    @Column
    String spoken;

    @Column
    @Nullable
    String explanation;

    @Column(name = "hold_id")
    @Nullable
    String holdId;

    @Column
    @Nullable
    String given;

    @Column
    @Nullable
    String counted;

    @Column
    @Nullable
    String redemptions;

    /** The key of the row. */
    @Embeddable
    record Id(
            @Column Pseudonym pseudonym,
            @Column(name = "placed_at") Instant placedAt,
            @Column(name = "order_id") String orderId) {}

    static PurchaseRow of(PlacedOrder placed) {
        Purchase purchase = placed.purchase();
        Order order = purchase.order();
        PurchaseRow row = new PurchaseRow();
        row.id = new Id(placed.member(), order.placedAt(), order.orderId());
        row.bodyHash = placed.bodyHash();
        row.at = purchase.at();
        row.eventSeq = purchase.eventSeq();
        row.entrySeq = purchase.entrySeq();
        row.currency = order.currency();
        row.channel = order.channel();
        row.location = order.location();
        row.lines = LedgerJson.write(order.lines());
        row.pending = purchase.pending();
        row.after = BalanceAfter.of(purchase.after());
        row.spoken = placed.spoken().code();
        row.holdId = order.hold();
        row.brought(purchase.earned());
        return row;
    }

    private void brought(Earned by) {
        programmeVersion = by.programmeVersion();
        tier = by.tier();
        earned = by.points();
        availableAt = by.availableAt();
        expiresAt = by.expiresAt();
        qualifyingMetric = by.qualifying().metric();
        qualifyingAdded = by.qualifying().added();
        explanation = entrySeq == null ? LedgerJson.write(new Explanation(by.rules(), List.of())) : null;
        given = LedgerJson.writeOrNull(by.given());
        counted = LedgerJson.writeOrNull(by.counted());
    }
}
