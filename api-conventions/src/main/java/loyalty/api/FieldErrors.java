package loyalty.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects all that is wrong with a request, so that the caller is told at once. Not for use by several threads. */
public final class FieldErrors {

    /** What to tell where an instant is missing. */
    public static final String INSTANT = "an instant such as 2026-03-01T09:30:00Z is expected";

    private static final int ERRORS_MAX = 100;
    private static final Duration AHEAD_MAX = Duration.ofHours(24);

    private final List<Problems.FieldError> errors = new ArrayList<>();

    /** Notes a fault of a field when a condition does not hold. */
    public void require(boolean condition, String field, String message) {
        if (!condition && isOpen()) {
            errors.add(new Problems.FieldError(field, message));
        }
    }

    /**
     * Requires an instant that is at most a day ahead of the business time; clocks of tills are not exact. That there is one
     * says the record of the request.
     */
    public void requireTime(@Nullable Instant at, String field, Instant now) {
        if (at != null) {
            require(!at.isAfter(now.plus(AHEAD_MAX)), field, "more than 24 hours ahead");
            require(!at.isBefore(Instant.EPOCH), field, "before 1970");
        }
    }

    /** Requires that an amount has no more decimals than its currency. */
    public void requireDecimals(@Nullable BigDecimal amount, String field, int decimals) {
        require(hasDecimals(amount, decimals), field, "at most " + decimals + " decimals are expected");
    }

    /** Whether an amount, if there is one, has at most so many decimals. */
    public static boolean hasDecimals(@Nullable BigDecimal amount, int decimals) {
        return amount == null
                || amount.scale() <= decimals
                || amount.stripTrailingZeros().scale() <= decimals;
    }

    /** Whether nothing was wrong so far. */
    public boolean none() {
        return errors.isEmpty();
    }

    /** Whether there is room for more; beyond it nothing is noted. */
    public boolean isOpen() {
        return errors.size() < ERRORS_MAX;
    }

    /** What was wrong so far. */
    public List<Problems.FieldError> all() {
        return List.copyOf(errors);
    }

    /** The answer to what was wrong: 400 {@code malformed-request}. */
    public Optional<Problem> problem() {
        return errors.isEmpty() ? Optional.empty() : Optional.of(Problems.malformedRequest(all()));
    }

    /**
     * Ends the request when something was wrong.
     *
     * @throws ProblemException 400 {@code malformed-request}
     */
    public void orContinue() {
        problem().ifPresent(wrong -> {
            throw new ProblemException(wrong);
        });
    }
}
