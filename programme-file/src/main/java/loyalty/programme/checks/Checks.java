package loyalty.programme.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that can be wrong with a file that is YAML. */
public final class Checks {

    private Checks() {}

    /**
     * What is wrong; lines are not known here. How words fit together is checked also where some are wrong by themselves,
     * but nothing is told twice of the same place.
     */
    public static Stream<Fault> faults(JsonNode file) {
        ProgrammeSchema.Findings findings = ProgrammeSchema.of(file);
        Set<String> told = findings.faults().stream().map(Fault::path).collect(Collectors.toSet());
        JsonNode sound = SoundParts.of(file, findings.unsound());
        List<Fault> further = Stream.of(CrossChecks.faults(sound), OfferChecks.faults(sound))
                .flatMap(faults -> faults)
                .filter(fault -> !told.contains(fault.path()))
                .toList();
        return Stream.concat(findings.faults().stream(), further.stream());
    }
}
