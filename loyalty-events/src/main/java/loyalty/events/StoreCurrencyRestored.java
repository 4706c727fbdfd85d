package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Store currency that had been spent can be spent again, because what it paid for came back
 * ({@code store-currency.restored.v1}, from voucher-service).
 *
 * @param lotId the lot
 * @param amount money, more than zero
 * @param orderId the order that it had paid for
 * @param redeemableUntil the end of the lot, exclusive: the old one, or that of the grace
 */
public record StoreCurrencyRestored(
        Pseudonym member, Instant at, String lotId, BigDecimal amount, String orderId, Instant redeemableUntil)
        implements MemberEvent {}
