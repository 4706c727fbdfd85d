package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Store currency was given ({@code store-currency.issued.v1}, from voucher-service).
 *
 * @param at when it was issued
 * @param lotId the lot
 * @param amount money, more than zero
 * @param redeemableFrom from when it can be spent
 * @param redeemableUntil the exclusive end
 * @param orderId the order that earned it; null when it was none
 * @param cause {@code order:}, {@code points:} or a type of activity, with an id; null in events of orders of old
 */
public record StoreCurrencyIssued(
        Pseudonym member,
        Instant at,
        String lotId,
        BigDecimal amount,
        String currency,
        Instant redeemableFrom,
        Instant redeemableUntil,
        @Nullable String orderId,
        @Nullable String cause)
        implements MemberEvent {}
