package loyalty.events;

import java.time.Instant;

/**
 * Points reached the end of their life unspent ({@code points.expired.v1}, from points-service).
 *
 * @param at the end of their life
 * @param entryId the ledger entry
 * @param points whole points, at least one
 */
public record PointsExpired(Pseudonym member, Instant at, String entryId, long points) implements MemberEvent {}
