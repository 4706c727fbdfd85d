package loyalty.events;

import java.time.Instant;

/** A voucher reached its end unused ({@code voucher.expired.v1}, from voucher-service). */
public record VoucherExpired(Pseudonym member, Instant at, String voucherId) implements MemberEvent {}
