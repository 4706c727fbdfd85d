package loyalty.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points were set aside for a purchase that is not finished ({@code points.held.v1}, from points-service).
 *
 * @param at when
 * @param holdId the caller's id of the hold
 * @param points whole points, at least one
 * @param orderId the order that they are to pay, if it is known
 */
public record PointsHeld(
        Pseudonym member,
        Instant at,
        String holdId,
        long points,
        @Nullable String orderId) implements MemberEvent {}
