package loyalty.events;

import java.time.Instant;

/**
 * A till let a voucher go, or forgot it ({@code voucher.released.v1}, from voucher-service).
 *
 * @param voucherId the voucher
 * @param redemptionId the redemption
 */
public record VoucherReleased(Pseudonym member, Instant at, String voucherId, String redemptionId)
        implements MemberEvent {}
