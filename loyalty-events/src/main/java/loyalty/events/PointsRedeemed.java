package loyalty.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points that were set aside were spent ({@code points.redeemed.v1}, from points-service).
 *
 * @param at when
 * @param holdId the caller's id of the hold
 * @param points whole points that were spent, at least one
 * @param released whole points of the hold that were not spent and are free again
 * @param orderId the order that they pay, if it is known
 */
public record PointsRedeemed(
        Pseudonym member,
        Instant at,
        String holdId,
        long points,
        long released,
        @Nullable String orderId) implements MemberEvent {}
