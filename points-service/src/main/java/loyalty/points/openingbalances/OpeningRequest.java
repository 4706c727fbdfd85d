package loyalty.points.openingbalances;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import loyalty.api.forms.Bounds;
import loyalty.api.forms.Id;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an older system says. {@link TakeOverBalance} judges what needs the clock, or several fields. */
record OpeningRequest(
        @NotNull(message = Ids.RULE) @Id @Nullable String memberId,

        @NotNull(message = LOTS) @Size(max = LOTS_MAX, message = LOTS, groups = Bounds.class) @Nullable
        List<@NotNull(message = "a lot is expected") @Valid @Nullable Lot> lots,

        @Nullable Long lifetimeEarned,
        @Schema(type = SchemaType.STRING) @Nullable BigDecimal qualifying) {

    private static final int LOTS_MAX = 1_000;
    private static final String LOTS = "a list of at most " + LOTS_MAX + " is expected";

    /** Points with one life. */
    record Lot(
            @NotNull(message = POINTS)
            @Min(value = 1, message = POINTS)
            @Max(value = POINTS_MAX, message = POINTS)
            @Nullable
            Long points,

            @NotNull(message = FieldErrors.INSTANT) @Nullable
            Instant earnedAt,

            @Nullable Instant expiresAt) {

        private static final long POINTS_MAX = 1_000_000_000L;
        private static final String POINTS = "a whole number from 1 to " + POINTS_MAX;
    }
}
