package loyalty.points.activities;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An activity as a caller sends it. Everything may be missing here; {@link RecordActivity} says what must not. */
record ActivityRequest(
        @Schema(required = true) @Nullable String memberId,
        @Schema(required = true) @Nullable String type,
        @Schema(required = true) @Nullable Instant at,
        @Nullable String location,
        @Nullable Map<String, @Nullable String> attributes) {}
