package loyalty.points.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be set aside.
 *
 * @param points whole points, at least one
 * @param orderId the order that they are to pay, if it has an id already
 * @param expiresAt the exclusive end
 */
public record HoldOrder(
        String holdId, long points, @Nullable String orderId, Instant expiresAt) {

    public HoldOrder {
        if (points < 1) {
            throw new IllegalArgumentException("a hold is for at least one point");
        }
    }
}
