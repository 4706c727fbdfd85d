package loyalty.voucher.storecurrency;

import java.math.BigDecimal;
import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.events.StoreCurrencyIssued;
import loyalty.programme.Programme;
import loyalty.voucher.domain.StoreCurrency;
import org.jspecify.annotations.Nullable;

/**
 * A lot of store currency.
 *
 * @param cause what brought it
 * @param orderId the order that earned it; null when it was none
 * @param issued money, when it was given
 * @param left what is neither spent nor expired
 * @param held what of that tills hold, as last written
 * @param redeemableFrom from when it can be spent
 * @param redeemableUntil the exclusive end
 */
public record Lot(
        Pseudonym member,
        Cause cause,
        @Nullable String orderId,
        String currency,
        BigDecimal issued,
        BigDecimal left,
        BigDecimal held,
        Instant issuedAt,
        Instant redeemableFrom,
        Instant redeemableUntil) {

    /**
     * What brought a lot.
     *
     * @param lotId the lot's id: the same cause brings no second one
     * @param text such as {@code order:} and its id, {@code points:} and the ledger entry, or a type of activity and its id
     * @param at when that was
     */
    public record Cause(String lotId, String text, Instant at) {}

    /** What was just brought, all of it there. */
    public static Lot of(
            Pseudonym member,
            Cause cause,
            @Nullable String orderId,
            Programme programme,
            StoreCurrency.Earned earned,
            Instant now) {
        return new Lot(
                member,
                cause,
                orderId,
                programme.currency().getCurrencyCode(),
                earned.amount(),
                earned.amount(),
                BigDecimal.ZERO,
                now,
                earned.redeemableFrom(),
                earned.redeemableUntil());
    }

    /** The lot's id. */
    public String lotId() {
        return cause.lotId();
    }

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
                member, issuedAt, lotId(), issued, currency, redeemableFrom, redeemableUntil, orderId, cause.text());
    }

    /**
     * A part of a lot.
     *
     * @param amount money, more than zero
     */
    public record Part(String lotId, BigDecimal amount) {}
}
