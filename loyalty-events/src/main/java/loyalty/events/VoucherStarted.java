package loyalty.events;

import java.time.Instant;

/**
 * A voucher can be used from now on ({@code voucher.started.v1}, from voucher-service).
 *
 * @param voucherId the voucher
 */
public record VoucherStarted(Pseudonym member, Instant at, String voucherId) implements MemberEvent {}
