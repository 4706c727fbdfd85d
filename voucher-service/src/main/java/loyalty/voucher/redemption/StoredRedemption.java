package loyalty.voucher.redemption;

import java.math.BigDecimal;
import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Redemption;

/**
 * A redemption of a member's for an order.
 *
 * @param fingerprint of the request
 * @param payable what is left to pay
 * @param state as last written; time may have moved on
 */
record StoredRedemption(
        String redemptionId,
        Pseudonym member,
        String orderId,
        byte[] fingerprint,
        String currency,
        BigDecimal payable,
        Redemption state,
        Instant askedAt,
        Instant expiresAt) {

    StoredRedemption moved(Redemption after) {
        return new StoredRedemption(
                redemptionId, member, orderId, fingerprint, currency, payable, after, askedAt, expiresAt);
    }
}
