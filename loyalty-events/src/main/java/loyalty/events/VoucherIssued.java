package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member got a voucher ({@code voucher.issued.v1}, from voucher-service). Its code never travels.
 *
 * @param at when it was issued
 * @param voucherId the voucher's id, which is not its code
 * @param kind {@code amount}, {@code percent}, {@code item}, {@code shipping} or {@code credit}
 * @param value money for an amount or credit, per cent for a percent, null otherwise
 * @param validUntil the exclusive end
 * @param cause {@code enrolment}, {@code tier:gold} …
 */
public record VoucherIssued(
        Pseudonym member,
        Instant at,
        String voucherId,
        String kind,
        @Nullable BigDecimal value,
        String currency,
        Instant validFrom,
        Instant validUntil,
        String cause)
        implements MemberEvent {}
