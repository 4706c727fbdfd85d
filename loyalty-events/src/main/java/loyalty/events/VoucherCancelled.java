package loyalty.events;

import java.time.Instant;

/**
 * Support took a voucher back ({@code voucher.cancelled.v1}, from voucher-service).
 *
 * @param voucherId the voucher
 * @param reason why
 */
public record VoucherCancelled(Pseudonym member, Instant at, String voucherId, String reason) implements MemberEvent {}
