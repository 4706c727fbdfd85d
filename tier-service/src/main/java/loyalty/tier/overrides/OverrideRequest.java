package loyalty.tier.overrides;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import loyalty.api.FieldErrors;
import loyalty.api.ProblemException;
import loyalty.api.forms.Forms;
import loyalty.api.forms.Text;
import org.jspecify.annotations.Nullable;

/**
 * A tier that an agent asks for on behalf of a member.
 *
 * @param until the exclusive end
 */
record OverrideRequest(
        @NotNull(message = "a tier of the programme") @Nullable
        String tier,

        @NotNull(message = FieldErrors.INSTANT) @Nullable Instant until,

        @NotNull(message = "1 to " + REASON_MAX + " characters are expected")
        @Text(max = REASON_MAX, lines = true)
        @Nullable
        String reason) {

    private static final int REASON_MAX = 500;
    private static final OverrideRequest EMPTY = new OverrideRequest(null, null, null);

    /** A request of which nothing is missing; the end in microseconds, which is what the databases keep. */
    record Complete(String tier, Instant until, String reason) {}

    /**
     * The request, if nothing is missing.
     *
     * @throws ProblemException 400 {@code malformed-request}
     */
    static Complete complete(@Nullable OverrideRequest request, Forms forms) {
        OverrideRequest asked = forms.sound(request, EMPTY);
        return new Complete(
                Objects.requireNonNull(asked.tier()),
                Objects.requireNonNull(asked.until()).truncatedTo(ChronoUnit.MICROS),
                Objects.requireNonNull(asked.reason()));
    }
}
