package loyalty.voucher.storecurrency;

import java.math.BigDecimal;
import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.events.StoreCurrencyIssued;

/**
 * A lot of store currency, as an order earned it.
 *
 * @param orderId the order
 * @param issued money, when it was earned
 * @param left what is neither spent nor expired
 * @param held what of that tills hold, as last written
 * @param redeemableFrom from when it can be spent
 * @param redeemableUntil the exclusive end
 */
public record Lot(
        Pseudonym member,
        String lotId,
        String orderId,
        String currency,
        BigDecimal issued,
        BigDecimal left,
        BigDecimal held,
        Instant issuedAt,
        Instant redeemableFrom,
        Instant redeemableUntil) {

    /** What no till holds, as last written. */
    public BigDecimal free() {
        return left.subtract(held);
    }

    /** Whether it can be spent at an instant. */
    public boolean isOpen(Instant now) {
        return !now.isBefore(redeemableFrom) && now.isBefore(redeemableUntil);
    }

    /** The event of its issue. */
    public StoreCurrencyIssued event() {
        return new StoreCurrencyIssued(
                member, issuedAt, lotId, issued, currency, redeemableFrom, redeemableUntil, orderId);
    }

    /**
     * A part of a lot.
     *
     * @param amount money, more than zero
     */
    public record Part(String lotId, BigDecimal amount) {}
}
