package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A used voucher can be used again, because what it paid for came back ({@code voucher.restored.v1}, from
 * voucher-service).
 *
 * @param voucherId the voucher
 * @param orderId the order that it had paid for
 * @param validUntil its end, exclusive: the old one, or that of the grace
 * @param left money that a credit holds now; null for other kinds
 */
public record VoucherRestored(
        Pseudonym member,
        Instant at,
        String voucherId,
        String orderId,
        Instant validUntil,
        @Nullable BigDecimal left) implements MemberEvent {}
