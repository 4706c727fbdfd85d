package loyalty.points.activities;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import loyalty.api.forms.Bounds;
import loyalty.api.forms.Id;
import org.jspecify.annotations.Nullable;

/** An activity as a caller sends it. {@link RecordActivity} judges what needs the programme or the clock. */
record ActivityRequest(
        @NotNull(message = Ids.RULE) @Id @Nullable String memberId,
        @NotNull(message = TYPES) @Nullable String type,
        @NotNull(message = FieldErrors.INSTANT) @Nullable Instant at,
        @Id @Nullable String location,

        @Size(max = ATTRIBUTES_MAX, message = "at most " + ATTRIBUTES_MAX + " are expected", groups = Bounds.class)
        @Nullable
        Map<String, @Nullable String> attributes) {

    /** What to tell of another type. */
    static final String TYPES = "visit, reload, review, referral, or a type that the programme of that day names";

    private static final int ATTRIBUTES_MAX = 20;
}
