package loyalty.programme.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a schema cannot say of ladders: that thresholds rise, that words fit together, that no id comes twice. */
final class LadderChecks {

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> tiers = new HashSet<>();
    private final Set<String> ladders = new HashSet<>();

    private LadderChecks() {}

    /** What is wrong; parts that have the wrong type are passed over, because the schema names them. */
    static Stream<Fault> faults(JsonNode file) {
        LadderChecks checks = new LadderChecks();
        checks.ladder("/tiers", file.path("tiers"), "club");
        JsonNode further = file.path("ladders");
        for (int i = 0; i < further.size(); i++) {
            checks.ladder("/ladders/" + i, further.get(i), "");
        }
        return checks.faults.stream();
    }

    private void ladder(String path, JsonNode ladder, String usualId) {
        String id = ladder.path("ladder").asText(usualId);
        require(!id.isEmpty(), path, "a further ladder has an id: ladder");
        require(id.isEmpty() || ladders.add(id), path + "/ladder", "this ladder is there already");
        if (ladder.isObject()) {
            window(path, ladder);
            metric(path, ladder);
            floor(path, ladder);
        }
        steps(path + "/steps", ladder.path("steps"));
    }

    private void window(String path, JsonNode ladder) {
        boolean year = ladder.has("window");
        require(ladder.has("windowMonths") != year, path, "a ladder has either windowMonths or window");
        require(ladder.has("validMonths") != ladder.has("valid"), path, "a ladder has either validMonths or valid");
        require(
                year || !ladder.path("valid").asText().equals("window-end"),
                path + "/valid",
                "rolling months have no end; say validMonths, or a window that is a year");
        require(
                year || !ladder.path("promotion").asText().equals("period-end"),
                path + "/promotion",
                "rolling months have no end; say a window that is a year");
    }

    private void metric(String path, JsonNode ladder) {
        boolean activities = ladder.path("metric").asText().equals("activities");
        require(
                ladder.has("activities") == activities,
                path + "/metric",
                "a ladder names activities when, and only when, they are what counts");
        require(!activities || !ladder.has("basis"), path + "/basis", "activities have no basis");
    }

    private void floor(String path, JsonNode ladder) {
        String floor = ladder.at("/missed/floor").asText();
        require(
                floor.isEmpty() || ladder.path("steps").findValuesAsText("tier").contains(floor),
                path + "/missed/floor",
                "the ladder has no tier " + floor);
    }

    private void steps(String path, JsonNode steps) {
        BigDecimal last = null;
        for (int i = 0; i < steps.size(); i++) {
            String at = path + "/" + i;
            JsonNode step = steps.get(i);
            BigDecimal threshold = step.path("threshold").decimalValue();
            require(
                    step.has("threshold") != step.has("byInvitation"),
                    at,
                    "a tier has a threshold, or is given by invitation");
            require(
                    i > 0 || (step.has("threshold") && threshold.signum() == 0),
                    at + "/threshold",
                    "the lowest tier is everybody's: its threshold is 0");
            require(
                    last == null || !step.has("threshold") || threshold.compareTo(last) > 0,
                    at + "/threshold",
                    "thresholds rise from tier to tier");
            require(
                    !step.has("keep")
                            || (step.has("threshold")
                                    && step.path("keep").decimalValue().compareTo(threshold) <= 0),
                    at + "/keep",
                    "a tier is kept with at most what it takes to reach it");
            last = step.has("threshold") ? threshold : last;
            require(tiers.add(step.path("tier").asText()), at + "/tier", "this tier is there already");
        }
    }

    private void require(boolean right, String path, String message) {
        if (!right) {
            faults.add(new Fault(path, 0, message));
        }
    }
}
