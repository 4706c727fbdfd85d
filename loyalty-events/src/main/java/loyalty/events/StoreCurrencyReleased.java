package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A till let store currency go, or forgot it ({@code store-currency.released.v1}, from voucher-service).
 *
 * @param lotId the lot
 * @param amount money, more than zero
 * @param redemptionId the redemption
 */
public record StoreCurrencyReleased(Pseudonym member, Instant at, String lotId, BigDecimal amount, String redemptionId)
        implements MemberEvent {}
