package loyalty.tier;

import loyalty.api.FieldErrors;
import loyalty.tier.domain.Rejection;

/** What is wrong with the fields of a request, as a refusal of the use case that found it. */
public final class FieldFaults {

    private FieldFaults() {}

    /** The faults as a refusal; call it when there are some. */
    public static Rejection.Malformed of(FieldErrors errors) {
        return new Rejection.Malformed(errors.all().stream()
                .map(error -> new Rejection.Fault(error.field(), error.message()))
                .toList());
    }
}
