package loyalty.points.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be corrected.
 *
 * @param points signed, never zero
 * @param reason one of the programme's reasons
 * @param programmeVersion the version in force
 * @param needsApproval whether it is above what its author may do alone
 * @param author who asks
 */
public record AdjustmentOrder(
        String adjustmentId,
        long points,
        String reason,
        String programmeVersion,
        boolean needsApproval,
        String author) {

    public AdjustmentOrder {
        if (points == 0) {
            throw new IllegalArgumentException("an adjustment changes something");
        }
    }

    /**
     * Who moves an adjustment on, and when.
     *
     * @param actor who asks
     * @param now the business time
     * @param expiresAt the exclusive end of points that are added now; null when they have none
     */
    public record Move(String actor, Instant now, @Nullable Instant expiresAt) {}
}
