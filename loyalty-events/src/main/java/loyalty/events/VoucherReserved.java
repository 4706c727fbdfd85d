package loyalty.events;

import java.time.Instant;

/**
 * A till holds a voucher for an order ({@code voucher.reserved.v1}, from voucher-service).
 *
 * @param voucherId the voucher
 * @param redemptionId the redemption
 * @param orderId the order that it is for
 * @param until when the reservation frees itself, exclusive
 */
public record VoucherReserved(
        Pseudonym member, Instant at, String voucherId, String redemptionId, String orderId, Instant until)
        implements MemberEvent {}
