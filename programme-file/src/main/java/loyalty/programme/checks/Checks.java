package loyalty.programme.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** All that can be wrong with a file that is YAML. */
public final class Checks {

    private Checks() {}

    /** What is wrong; lines are not known here. */
    public static Stream<Fault> faults(JsonNode file) {
        return Stream.of(ProgrammeSchema.faults(file), CrossChecks.faults(file), OfferChecks.faults(file))
                .flatMap(faults -> faults);
    }
}
