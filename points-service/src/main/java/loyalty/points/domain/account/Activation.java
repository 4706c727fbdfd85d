package loyalty.points.domain.account;

import java.time.Instant;

/**
 * Points that began to count.
 *
 * @param eventSeq the number of the event that tells it
 * @param at from when they can be spent
 * @param points whole points, at least one
 */
public record Activation(long eventSeq, Instant at, long points) {}
