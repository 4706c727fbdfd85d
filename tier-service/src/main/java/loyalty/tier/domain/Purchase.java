package loyalty.tier.domain;

import java.time.Instant;
import java.util.Map;

/**
 * An order that counts towards tiers.
 *
 * @param orderId the caller's id
 * @param placedAt when it was made
 * @param share what it is worth by the basis of the points
 * @param own what it is worth to ladders with a basis of their own, by the id of the ladder
 */
public record Purchase(String orderId, Instant placedAt, Share share, Map<String, Share> own) {

    public Purchase {
        own = Map.copyOf(own);
    }

    Share worthTo(String ladder) {
        return own.getOrDefault(ladder, share);
    }
}
