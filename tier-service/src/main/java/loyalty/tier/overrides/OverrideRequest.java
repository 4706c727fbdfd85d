package loyalty.tier.overrides;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import loyalty.api.FieldErrors;
import loyalty.api.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tier that an agent asks for on behalf of a member. Everything may be missing here; {@link #complete} says what must
 * not.
 *
 * @param until the exclusive end
 */
record OverrideRequest(
        @Schema(required = true) @Nullable String tier,
        @Schema(required = true) @Nullable Instant until,
        @Schema(required = true) @Nullable String reason) {

    private static final int REASON_MAX = 500;

    /** A request of which nothing is missing; the end in microseconds, which is what the databases keep. */
    record Complete(String tier, Instant until, String reason) {}

    /**
     * The request, if nothing is missing.
     *
     * @throws ProblemException 400 {@code malformed-request}
     */
    static Complete complete(@Nullable OverrideRequest request) {
        OverrideRequest asked = request == null ? new OverrideRequest(null, null, null) : request;
        String reason = asked.reason();
        FieldErrors errors = new FieldErrors();
        errors.require(asked.tier() != null, "tier", "a tier of the programme");
        errors.require(asked.until() != null, "until", "an instant");
        errors.require(
                reason != null && !reason.isBlank() && reason.length() <= REASON_MAX,
                "reason",
                "1 to " + REASON_MAX + " characters are expected");
        errors.orContinue();
        return new Complete(
                Objects.requireNonNull(asked.tier()),
                Objects.requireNonNull(asked.until()).truncatedTo(ChronoUnit.MICROS),
                Objects.requireNonNull(reason));
    }
}
