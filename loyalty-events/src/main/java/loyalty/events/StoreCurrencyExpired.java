package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The redeem window of a lot closed ({@code store-currency.expired.v1}, from voucher-service).
 *
 * @param amount what was left unspent, more than zero
 */
public record StoreCurrencyExpired(Pseudonym member, Instant at, String lotId, BigDecimal amount)
        implements MemberEvent {}
