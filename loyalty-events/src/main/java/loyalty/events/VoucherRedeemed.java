package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A voucher was used ({@code voucher.redeemed.v1}, from voucher-service).
 *
 * @param voucherId the voucher
 * @param redemptionId the redemption
 * @param orderId the order that it is for
 * @param amount money, more than zero: what it paid
 * @param left what is left of a credit, which is spent in parts; null for other kinds, which are used up
 * @param currency ISO 4217
 */
public record VoucherRedeemed(
        Pseudonym member,
        Instant at,
        String voucherId,
        String redemptionId,
        String orderId,
        BigDecimal amount,
        @Nullable BigDecimal left,
        String currency)
        implements MemberEvent {}
