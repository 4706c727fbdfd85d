package loyalty.tier.standing;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tier that an agent asks for on behalf of a member. Everything may be missing here; {@link OverrideDesk} says what
 * must not.
 *
 * @param until the exclusive end
 */
record OverrideRequest(
        @Schema(required = true) @Nullable String tier,
        @Schema(required = true) @Nullable Instant until,
        @Schema(required = true) @Nullable String reason) {}
