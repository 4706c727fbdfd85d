package loyalty.events;

import java.time.Instant;

/**
 * Support moved the end of a voucher ({@code voucher.extended.v1}, from voucher-service).
 *
 * @param voucherId the voucher
 * @param validUntil the new end, exclusive
 * @param reason why
 */
public record VoucherExtended(Pseudonym member, Instant at, String voucherId, Instant validUntil, String reason)
        implements MemberEvent {}
