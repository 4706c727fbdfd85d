package loyalty.points.holds;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import loyalty.api.Ids;
import loyalty.api.forms.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A hold as a till asks for it.
 *
 * @param expiresIn an ISO 8601 duration, which {@link HoldPoints} reads
 */
record HoldRequest(
        @NotNull(message = Ids.RULE) @Id @Nullable String memberId,

        @NotNull(message = "how many points are to be held")
        @Min(value = 1, message = POINTS)
        @Max(value = POINTS_MAX, message = POINTS)
        @Nullable
        Long points,

        @Id @Nullable String orderId,
        @Schema(examples = "PT15M") @Nullable String expiresIn) {

    private static final long POINTS_MAX = 1_000_000_000_000L;
    private static final String POINTS = "a whole number from 1 to " + POINTS_MAX;

    /**
     * What is asked when a hold is captured.
     *
     * @param points how many; all when it does not say
     */
    record Capture(
            @Min(value = 1, message = POINTS) @Max(value = POINTS_MAX, message = POINTS) @Nullable
            Long points) {}
}
