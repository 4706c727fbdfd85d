package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order brought store currency ({@code store-currency.issued.v1}, from voucher-service).
 *
 * @param at when it was issued
 * @param lotId the lot
 * @param amount money, more than zero
 * @param redeemableFrom from when it can be spent
 * @param redeemableUntil the exclusive end
 * @param orderId the order that earned it
 */
public record StoreCurrencyIssued(
        Pseudonym member,
        Instant at,
        String lotId,
        BigDecimal amount,
        String currency,
        Instant redeemableFrom,
        Instant redeemableUntil,
        String orderId)
        implements MemberEvent {}
