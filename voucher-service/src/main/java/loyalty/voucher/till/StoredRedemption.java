package loyalty.voucher.till;

import java.math.BigDecimal;
import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Idempotency;
import loyalty.voucher.domain.Redemption;
import org.jspecify.annotations.Nullable;

/**
 * A redemption of a member's for an order.
 *
 * @param fingerprint of the request
 * @param basketPrint of the lines of its basket; null when it is from before these were kept
 * @param payable what is left to pay
 * @param state as last written; time may have moved on
 * @param expiresAt when it is forgotten unless it was used or given up before
 * @param confirmedAt when it was used, if it was
 */
public record StoredRedemption(
        String redemptionId,
        Pseudonym member,
        String orderId,
        byte[] fingerprint,
        byte @Nullable [] basketPrint,
        String currency,
        BigDecimal payable,
        Redemption state,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Instant confirmedAt) {

    /** The same redemption as it stands after a move. */
    public StoredRedemption moved(Redemption after) {
        return moved(after, confirmedAt);
    }

    StoredRedemption moved(Redemption after, @Nullable Instant confirmed) {
        return new StoredRedemption(
                redemptionId,
                member,
                orderId,
                fingerprint,
                basketPrint,
                currency,
                payable,
                after,
                askedAt,
                expiresAt,
                confirmed);
    }

    /** Whether it is a member's, for these lines. */
    public boolean isOf(Pseudonym other, byte[] print) {
        return member.equals(other) && basketPrint != null && Idempotency.isSame(basketPrint, print);
    }

    /** Whether of two redemptions the one that was asked for later saw the earlier: as reserved, or as used. */
    static boolean sawEachOther(StoredRedemption one, StoredRedemption other) {
        StoredRedemption earlier = one.askedAt.isAfter(other.askedAt) ? other : one;
        Instant later = one.askedAt.isAfter(other.askedAt) ? one.askedAt : other.askedAt;
        Instant used = earlier.confirmedAt;
        return later.isBefore(earlier.expiresAt) || (used != null && !later.isBefore(used));
    }
}
