package loyalty.events;

import java.time.Instant;

/**
 * Points that were pending can be spent now ({@code points.activated.v1}, from points-service).
 *
 * @param at the instant from which they can be spent
 * @param points whole points, at least one
 */
public record PointsActivated(Pseudonym member, Instant at, long points) implements MemberEvent {}
