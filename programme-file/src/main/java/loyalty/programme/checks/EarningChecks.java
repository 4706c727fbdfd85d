package loyalty.programme.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a schema cannot say about how points are earned. */
final class EarningChecks {

    private final JsonNode points;
    private final Set<String> tiers;
    private final List<Fault> faults = new ArrayList<>();

    private EarningChecks(JsonNode file) {
        this.points = file.path("points");
        this.tiers = new HashSet<>(file.at("/tiers/steps").findValuesAsText("tier"));
    }

    /** What is wrong; parts that have the wrong type are passed over, because the schema names them. */
    static Stream<Fault> faults(JsonNode file) {
        EarningChecks checks = new EarningChecks(file);
        checks.rules();
        checks.events();
        checks.caps();
        checks.rounding();
        checks.tiersOf("/points/expiry/byTier", checks.points.at("/expiry/byTier"));
        checks.tiersOf("/points/earn/timesByTier", checks.points.at("/earn/timesByTier"));
        return checks.faults.stream();
    }

    private void rules() {
        JsonNode rules = points.path("rules");
        for (int i = 0; i < rules.size(); i++) {
            String path = "/points/rules/" + i;
            JsonNode rule = rules.get(i);
            String each = rule.path("each").asText();
            if (each.equals("activity") != rule.has("activity")) {
                fault(path, "a rule names an activity when, and only when, an activity brings its points");
            }
            for (String word : List.of("per", "step", "instead")) {
                if (rule.has(word) && !each.equals("spend")) {
                    fault(path + "/" + word, "this is for rules with each: spend");
                }
            }
            when(path, rule.path("when"));
            if (List.of("activity", "enrolment").contains(each) && choosesLines(rule.path("when"))) {
                fault(path + "/when", "only an order has lines to choose from");
            }
        }
    }

    private void events() {
        JsonNode events = points.path("events");
        for (int i = 0; i < events.size(); i++) {
            String path = "/points/events/" + i;
            JsonNode event = events.get(i);
            when(path, event.path("when"));
            tiersOf(path + "/timesByTier", event.path("timesByTier"));
            if (points.at("/earn/step").asBoolean() && choosesLines(event.path("when"))) {
                fault(
                        path + "/when",
                        "a rate in steps counts the order as a whole: an event cannot choose lines of it");
            }
        }
    }

    private void when(String owner, JsonNode when) {
        String path = owner + "/when";
        if (when.has("to") && when.has("until")) {
            fault(path, "until and to say the same; one of them is enough");
        }
        String last = when.path(when.has("until") ? "until" : "to").asText();
        if (when.has("from") && !last.isEmpty() && when.get("from").asText().compareTo(last) > 0) {
            fault(path, "the first day comes before the last");
        }
        JsonNode named = when.path("tiers");
        for (int i = 0; i < named.size(); i++) {
            known(path + "/tiers/" + i, named.get(i).asText());
        }
        if (when.path("if").isTextual()) {
            ConditionSentence.of(when.get("if").asText()).forEach(sentence -> fault(path + "/if", sentence));
        }
    }

    private static boolean choosesLines(JsonNode when) {
        return Stream.of("categories", "withoutCategories", "skus", "withoutSkus")
                .anyMatch(when::has);
    }

    private void caps() {
        Set<String> rules = new HashSet<>(points.path("rules").findValuesAsText("rule"));
        if (points.has("earn")) {
            rules.add("earn");
        }
        Set<String> events = new HashSet<>(points.path("events").findValuesAsText("event"));
        JsonNode caps = points.path("caps");
        for (int i = 0; i < caps.size(); i++) {
            String path = "/points/caps/" + i;
            JsonNode rule = caps.get(i).path("rule");
            JsonNode event = caps.get(i).path("event");
            if (rule.isTextual() && !rules.contains(rule.asText())) {
                fault(path + "/rule", "there is no rule " + rule.asText());
            }
            if (event.isTextual() && !events.contains(event.asText())) {
                fault(path + "/event", "there is no event " + event.asText());
            }
            if (rule.isTextual() && event.isTextual()) {
                fault(path, "a cap counts a rule with its events, or an event, not both");
            }
        }
    }

    private void rounding() {
        if (points.path("rounding").asText().equals("carry")
                && points.path("roundingEach").asText().equals("line")) {
            fault("/points/roundingEach", "a fraction that is carried is carried from the order");
        }
        if (points.at("/earn/step").asBoolean()
                && points.path("roundingEach").asText().equals("line")) {
            fault("/points/roundingEach", "a rate in steps counts the order as a whole");
        }
    }

    private void tiersOf(String path, JsonNode byTier) {
        byTier.fieldNames().forEachRemaining(tier -> known(path + "/" + tier, tier));
    }

    private void known(String path, String tier) {
        if (!tiers.contains(tier)) {
            fault(path, "the ladder has no tier " + tier);
        }
    }

    private void fault(String path, String message) {
        faults.add(new Fault(path, 0, message));
    }
}
