package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;

/** The redeem window of a lot opened ({@code store-currency.opened.v1}, from voucher-service). */
public record StoreCurrencyOpened(Pseudonym member, Instant at, String lotId, BigDecimal amount)
        implements MemberEvent {}
