package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Store currency paid for an order ({@code store-currency.spent.v1}, from voucher-service).
 *
 * @param lotId the lot
 * @param amount money, more than zero
 * @param redemptionId the redemption
 * @param orderId the order that it is for
 */
public record StoreCurrencySpent(
        Pseudonym member, Instant at, String lotId, BigDecimal amount, String redemptionId, String orderId)
        implements MemberEvent {}
