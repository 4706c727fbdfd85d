package loyalty.api.forms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import loyalty.api.FieldErrors;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a request breaks of what its record says, in the words of the request: paths as the caller wrote them, in the
 * order of the fields. It is called by the use case, once for a request or for a line of many; no endpoint is intercepted.
 */
@ApplicationScoped
public class Forms {

    private record Fault(FieldPath path, String message) {}

    private static final Comparator<Fault> IN_ORDER =
            Comparator.comparing(Fault::path).thenComparing(Fault::message);

    private final Validator validator;

    Forms(Validator validator) {
        this.validator = validator;
    }

    /**
     * The form, if there is one.
     *
     * @param expected what to tell when the body is empty or null
     * @throws ProblemException 400 {@code malformed-request}
     */
    public <T> T given(@Nullable T form, String expected) {
        if (form == null) {
            throw new ProblemException(Problems.malformedRequest("", expected));
        }
        return form;
    }

    /**
     * The form, if all that it says of itself holds.
     *
     * @param empty what no body is read as
     * @throws ProblemException 400 {@code malformed-request} with every fault
     */
    public <T> T sound(@Nullable T form, T empty) {
        T there = form == null ? empty : form;
        faults(there).orContinue();
        return there;
    }

    /** The faults of a form, to which a use case adds what it knows. */
    public FieldErrors faults(Object form) {
        FieldErrors errors = new FieldErrors();
        check(form, "", errors);
        return errors;
    }

    /**
     * Notes the faults of a part of a form.
     *
     * @param at the path of the part, such as {@code basket}; empty for the whole
     */
    public void check(Object form, String at, FieldErrors errors) {
        Set<? extends ConstraintViolation<?>> broken = validator.validate(form, Bounds.First.class);
        if (!broken.isEmpty()) {
            String root = at.isEmpty() ? "" : at + ".";
            inOrder(broken).forEach(fault -> errors.require(false, root + fault.path(), fault.message()));
        }
    }

    private static Stream<Fault> inOrder(Set<? extends ConstraintViolation<?>> broken) {
        return broken.stream()
                .map(one -> new Fault(FieldPath.of(one), one.getMessage()))
                .distinct()
                .sorted(IN_ORDER);
    }
}
