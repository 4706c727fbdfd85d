package loyalty.points.adjustments;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment as an agent asks for it. Everything may be missing here; {@link AdjustPoints} says what must not.
 *
 * @param points signed, never zero
 */
record AdjustmentRequest(
        @Schema(required = true) @Nullable String memberId,
        @Schema(required = true) @Nullable Long points,
        @Schema(required = true) @Nullable String reason,
        @Nullable String note) {}
