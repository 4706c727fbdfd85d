package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A till holds store currency for an order ({@code store-currency.reserved.v1}, from voucher-service).
 *
 * @param lotId the lot
 * @param amount money, more than zero
 * @param redemptionId the redemption
 */
public record StoreCurrencyReserved(Pseudonym member, Instant at, String lotId, BigDecimal amount, String redemptionId)
        implements MemberEvent {}
