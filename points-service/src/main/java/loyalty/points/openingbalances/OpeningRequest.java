package loyalty.points.openingbalances;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an older system says. Everything may be missing here; {@link TakeOverBalance} says what must not. */
record OpeningRequest(
        @Schema(required = true) @Nullable String memberId,
        @Schema(required = true) @Nullable List<@Nullable Lot> lots,
        @Nullable Long lifetimeEarned,
        @Schema(type = SchemaType.STRING) @Nullable BigDecimal qualifying) {

    /** Points with one life. */
    record Lot(
            @Schema(required = true) @Nullable Long points,
            @Schema(required = true) @Nullable Instant earnedAt,
            @Nullable Instant expiresAt) {}
}
