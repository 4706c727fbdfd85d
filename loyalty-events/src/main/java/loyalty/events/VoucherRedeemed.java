package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A voucher was used ({@code voucher.redeemed.v1}, from voucher-service).
 *
 * @param voucherId the voucher
 * @param redemptionId the redemption
 * @param orderId the order that it is for
 * @param amount money, more than zero
 * @param currency ISO 4217
 */
public record VoucherRedeemed(
        Pseudonym member,
        Instant at,
        String voucherId,
        String redemptionId,
        String orderId,
        BigDecimal amount,
        String currency)
        implements MemberEvent {}
