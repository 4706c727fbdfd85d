package loyalty.programme.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a schema cannot say of vouchers and rewards: that each has the value of its kind, that days and tiers exist. */
final class OfferChecks {

    private final Set<String> tiers;
    private final List<Fault> faults = new ArrayList<>();

    private OfferChecks(Set<String> tiers) {
        this.tiers = tiers;
    }

    static Stream<Fault> faults(JsonNode file) {
        OfferChecks checks =
                new OfferChecks(new HashSet<>(file.at("/tiers/steps").findValuesAsText("tier")));
        for (String list : List.of("/vouchers", "/rewards")) {
            JsonNode offers = file.at(list);
            for (int i = 0; i < offers.size(); i++) {
                checks.value(list + "/" + i, offers.get(i));
                checks.tiers(list + "/" + i + "/use/tiers", offers.get(i).at("/use/tiers"));
                checks.sale(list + "/" + i, offers.get(i));
            }
        }
        return checks.faults.stream();
    }

    private void value(String path, JsonNode offer) {
        String kind = offer.path("kind").asText("amount");
        boolean money = kind.equals("amount") || kind.equals("credit");
        expect(offer, path, "amount", money, money || kind.equals("percent"));
        expect(offer, path, "percent", kind.equals("percent"), kind.equals("percent"));
        expect(offer, path, "item", kind.equals("item"), kind.equals("item"));
    }

    private void expect(JsonNode offer, String path, String field, boolean needed, boolean allowed) {
        if (offer.has(field) ? !allowed : needed) {
            fault(path, needed ? "this kind of voucher needs: " + field : "this kind of voucher has no: " + field);
        }
    }

    private void sale(String path, JsonNode offer) {
        tiers(path + "/tiers", offer.path("tiers"));
        LocalDate from = day(path + "/from", offer.path("from"));
        LocalDate until = day(path + "/until", offer.path("until"));
        if (from != null && until != null && until.isBefore(from)) {
            fault(path + "/until", "the first day comes before the last");
        }
        offer.path("earlyAccess").properties().forEach(early -> {
            String at = path + "/earlyAccess/" + early.getKey();
            known(at, early.getKey());
            day(at, early.getValue());
        });
    }

    private @Nullable LocalDate day(String path, JsonNode day) {
        if (day.isMissingNode()) {
            return null;
        }
        try {
            return LocalDate.parse(day.asText());
        } catch (DateTimeException e) {
            fault(path, "there is no such day");
            return null;
        }
    }

    private void tiers(String path, JsonNode named) {
        for (int i = 0; i < named.size(); i++) {
            known(path + "/" + i, named.get(i).asText());
        }
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
