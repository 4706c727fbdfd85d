package loyalty.tier.domain;

import java.time.Instant;

/**
 * A tier that support gave and somebody else approved.
 *
 * @param overrideId the caller's id
 * @param tier the tier
 * @param from when it was approved
 * @param until the exclusive end
 */
public record Grant(String overrideId, String tier, Instant from, Instant until) {

    boolean isActiveAt(Instant instant) {
        return !from.isAfter(instant) && until.isAfter(instant);
    }
}
