package loyalty.programme.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a schema cannot say: that words refer to each other, that thresholds rise, that a zone exists. */
final class CrossChecks {

    private final JsonNode file;
    private final List<Fault> faults = new ArrayList<>();

    private CrossChecks(JsonNode file) {
        this.file = file;
    }

    /** What is wrong; parts that have the wrong type are passed over, because the schema names them. */
    static Stream<Fault> faults(JsonNode file) {
        CrossChecks checks = new CrossChecks(file);
        checks.zoneAndCurrency();
        checks.tiersNamedElsewhere();
        checks.repeatedIds("/vouchers", "id");
        checks.repeatedIds("/rewards", "reward");
        checks.repeatedIds("/points/rules", "rule");
        checks.repeatedIds("/points/events", "event");
        checks.repeatedIds("/vouchers", "code");
        checks.repeatedIds("/storeCurrency/fromActivities", "activity");
        return Stream.of(
                        checks.faults.stream(),
                        EarningChecks.faults(file),
                        LadderChecks.faults(file),
                        StoreCurrencyChecks.faults(file))
                .flatMap(faults -> faults);
    }

    private void zoneAndCurrency() {
        String zone = file.path("timeZone").asText("UTC");
        try {
            if (!ZoneId.getAvailableZoneIds().contains(ZoneId.of(zone).getId())) {
                fault("/timeZone", "name a place of the IANA time zone database, such as Europe/Dublin");
            }
        } catch (DateTimeException e) {
            fault("/timeZone", "there is no such time zone: " + zone);
        }
        try {
            int decimals =
                    Currency.getInstance(file.path("currency").asText("USD")).getDefaultFractionDigits();
            amounts("", file, decimals);
            limitsOfSupport(decimals);
        } catch (IllegalArgumentException e) {
            fault("/currency", "there is no such currency");
        }
    }

    private void amounts(String path, JsonNode node, int decimals) {
        Set<String> money = Set.of("amount", "per", "minimumOrder");
        node.properties().forEach(field -> {
            String at = path + "/" + field.getKey();
            if (money.contains(field.getKey()) && field.getValue().isValueNode()) {
                amount(at, field.getValue().asText(), decimals);
            }
            amounts(at, field.getValue(), decimals);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            amounts(path + "/" + i, node.get(i), decimals);
        }
    }

    /** What is given alone may be nothing. */
    private void limitsOfSupport(int decimals) {
        for (String who : List.of("support", "supervisor")) {
            String path = "/adjustments/vouchers/" + who + "/alone";
            JsonNode alone = file.at(path);
            if (alone.isValueNode() && !alone.asText().matches("0+([.]0+)?")) {
                amount(path, alone.asText(), decimals);
            }
        }
    }

    private void amount(String path, String text, int decimals) {
        try {
            BigDecimal amount = new BigDecimal(text);
            if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > decimals) {
                fault(path, "an amount is more than zero and has at most " + decimals + " decimals");
            }
        } catch (NumberFormatException e) {
            fault(path, "this is not an amount");
        }
    }

    private void tiersNamedElsewhere() {
        Set<String> tiers = new HashSet<>(file.at("/tiers/steps").findValuesAsText("tier"));
        file.at("/birthday/byTier")
                .fieldNames()
                .forEachRemaining(tier -> known(tiers, "/birthday/byTier/" + tier, tier));
        file.path("ladders").forEach(ladder -> tiers.addAll(ladder.path("steps").findValuesAsText("tier")));
        JsonNode vouchers = file.path("vouchers");
        for (int i = 0; i < vouchers.size(); i++) {
            JsonNode tier = vouchers.get(i).path("tier");
            if (tier.isTextual()) {
                known(tiers, "/vouchers/" + i + "/tier", tier.asText());
            }
        }
    }

    private void known(Set<String> tiers, String path, String tier) {
        if (!tiers.contains(tier)) {
            fault(path, "the ladder has no tier " + tier);
        }
    }

    private void repeatedIds(String list, String field) {
        Set<String> seen = new HashSet<>();
        JsonNode items = file.at(list);
        for (int i = 0; i < items.size(); i++) {
            if (items.path(i).has(field) && !seen.add(items.get(i).get(field).asText())) {
                fault(list + "/" + i + "/" + field, "this id is there already");
            }
        }
    }

    private void fault(String path, String message) {
        faults.add(new Fault(path, 0, message));
    }
}
