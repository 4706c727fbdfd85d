package loyalty.points.returns;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a till says came back. Everything may be missing here; {@link ReturnGoods} says what must not. */
record ReturnRequest(
        @Schema(required = true) @Nullable Instant returnedAt,
        @Schema(required = true) @Nullable List<@Nullable Line> lines) {

    /** So many units of a line of the order. */
    record Line(
            @Schema(required = true) @Nullable String id,
            @Schema(required = true) @Nullable Long quantity) {}
}
