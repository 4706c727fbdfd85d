package loyalty.tier.domain;

import java.time.Instant;

/**
 * Something else that a member did.
 *
 * @param activityId the caller's id
 * @param type such as {@code visit}
 * @param happenedAt when
 * @param points points that it earned
 */
public record Activity(String activityId, String type, Instant happenedAt, long points) {}
