package loyalty.tier.domain;

import java.time.Instant;
import java.util.Map;

/**
 * Something of an order that came back. It counts for nothing until its order is known.
 *
 * @param returnId the caller's id, unique for the order
 * @param orderId the order
 * @param returnedAt when
 * @param share what came back by the basis of the points
 * @param own what came back by the basis of ladders that have their own, by the id of the ladder
 * @param complete whether nothing of the order is left
 */
public record Return(
        String returnId, String orderId, Instant returnedAt, Share share, Map<String, Share> own, boolean complete) {

    public Return {
        own = Map.copyOf(own);
    }

    Share worthTo(String ladder) {
        return own.getOrDefault(ladder, share);
    }
}
