package loyalty.events;

import java.time.Instant;

/**
 * Points live longer than they would have, because their owner reached a tier ({@code points.extended.v1}, from
 * points-service).
 *
 * @param at when
 * @param points whole points whose end moved, at least one
 * @param tier the tier that was reached
 */
public record PointsExtended(Pseudonym member, Instant at, long points, String tier) implements MemberEvent {}
