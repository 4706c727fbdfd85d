package loyalty.points.holds;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A hold as a till asks for it. Everything may be missing here; {@link HoldPoints} says what must not.
 *
 * @param expiresIn an ISO 8601 duration
 */
record HoldRequest(
        @Schema(required = true) @Nullable String memberId,
        @Schema(required = true) @Nullable Long points,
        @Nullable String orderId,
        @Schema(examples = "PT15M") @Nullable String expiresIn) {

    /** What is asked when a hold is captured. */
    record Capture(@Nullable Long points) {}
}
