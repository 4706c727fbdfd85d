package loyalty.points.adjustments;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import loyalty.api.Ids;
import loyalty.api.forms.Id;
import loyalty.api.forms.Text;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment as an agent asks for it. {@link AdjustPoints} judges the reason, which is the programme's.
 *
 * @param points signed, never zero
 */
record AdjustmentRequest(
        @NotNull(message = Ids.RULE) @Id @Nullable String memberId,

        @NotNull(message = POINTS)
        @Min(value = -POINTS_MAX, message = POINTS)
        @Max(value = POINTS_MAX, message = POINTS)
        @Nullable
        Long points,

        @NotNull(message = "a reason of the programme is expected") @Nullable
        String reason,

        @Text(max = 1_000, lines = true) @Nullable String note) {

    private static final long POINTS_MAX = 1_000_000_000L;

    /** What to tell of other points. */
    static final String POINTS = "a whole number, not 0, of at most " + POINTS_MAX + " either way";
}
