package loyalty.events;

import java.time.Instant;

/**
 * Points that were set aside are free again, all of them ({@code points.released.v1}, from points-service).
 *
 * @param at when
 * @param holdId the caller's id of the hold
 * @param points whole points, at least one
 * @param expired whether nobody captured or released the hold in time
 */
public record PointsReleased(Pseudonym member, Instant at, String holdId, long points, boolean expired)
        implements MemberEvent {}
