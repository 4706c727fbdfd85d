package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Store currency goes, because goods that had earned it came back ({@code store-currency.cancelled.v1}, from
 * voucher-service). What had been spent of it is withheld from the refund.
 *
 * @param lotId the lot
 * @param amount money that is taken from what is left of the lot, zero or more
 * @param withheld money that is kept back from the refund, zero or more
 * @param orderId the order that had earned it
 */
public record StoreCurrencyCancelled(
        Pseudonym member, Instant at, String lotId, BigDecimal amount, BigDecimal withheld, String orderId)
        implements MemberEvent {}
