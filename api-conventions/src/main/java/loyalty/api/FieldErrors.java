package loyalty.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects all that is wrong with a request, so that the caller is told at once. Not for use by several threads. */
public final class FieldErrors {

    private static final int ERRORS_MAX = 100;

    private final List<Problems.FieldError> errors = new ArrayList<>();

    /** Notes a fault of a field when a condition does not hold. */
    public void require(boolean condition, String field, String message) {
        if (!condition && errors.size() < ERRORS_MAX) {
            errors.add(new Problems.FieldError(field, message));
        }
    }

    /** Whether nothing was wrong so far. */
    public boolean none() {
        return errors.isEmpty();
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
