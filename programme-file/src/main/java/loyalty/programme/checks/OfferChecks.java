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
                checks.life(list + "/" + i, offers.get(i));
                checks.tiers(list + "/" + i + "/use/tiers", offers.get(i).at("/use/tiers"));
                checks.sale(list + "/" + i, offers.get(i));
                checks.passing(list + "/" + i + "/use/transferable", offers.get(i));
            }
        }
        checks.causes(file.path("vouchers"));
        checks.automatic(file.path("rewards"));
        return checks.faults.stream();
    }

    private void life(String path, JsonNode offer) {
        String when = offer.path("when").asText();
        boolean mayBeSilent = when.equals("code") || when.equals("batch") && offer.has("until");
        boolean both = offer.has("validDays") && offer.has("validMonths");
        if (both || !mayBeSilent && !offer.has("validDays") && !offer.has("validMonths")) {
            fault(path, "say how long it lives: validDays, or validMonths");
        }
    }

    private void causes(JsonNode vouchers) {
        for (int i = 0; i < vouchers.size(); i++) {
            String path = "/vouchers/" + i;
            JsonNode voucher = vouchers.get(i);
            String when = voucher.path("when").asText();
            if (when.equals("tier") != voucher.has("tier")) {
                fault(path, "a voucher has a tier when, and only when, a tier brings it");
            }
            if (when.equals("activity") != voucher.has("activity")) {
                fault(path, "a voucher has an activity when, and only when, an activity brings it");
            }
            if (when.equals("code") != voucher.has("code")) {
                fault(path, "a voucher has a code when, and only when, typing it in brings it");
            }
            limits(path, when, voucher);
            if (voucher.has("oncePerDays") && !when.equals("activity")) {
                fault(path + "/oncePerDays", "this is for vouchers that an activity brings");
            }
        }
    }

    private void limits(String path, String when, JsonNode voucher) {
        if (voucher.has("limit") && when.equals("batch")) {
            fault(path + "/limit", "the limits of a batch are told when it is made");
        }
        if (when.equals("batch") && voucher.path("startsAfterDays").asInt() > 0) {
            fault(path + "/startsAfterDays", "what a code of a batch brings starts when it is typed in");
        }
        boolean hasAmount =
                List.of("amount", "credit").contains(voucher.path("kind").asText("amount"));
        if (voucher.path("limit").has("budget") && !hasAmount) {
            fault(path + "/limit/budget", "a budget is for vouchers over an amount; say inTotal instead");
        }
    }

    /** What is bound to a tier, to its part that is left, or to who types it in cannot be passed on. */
    private void passing(String path, JsonNode offer) {
        if (!offer.at("/use/transferable").asBoolean()) {
            return;
        }
        String when = offer.path("when").asText();
        if (when.equals("tier")) {
            fault(path, "what a tier gives goes with the tier, so it cannot be passed on");
        }
        if (when.equals("code") || when.equals("batch")) {
            fault(path, "who types in the code has it, so there is nothing to pass on");
        }
        if (offer.path("kind").asText().equals("credit")) {
            fault(path, "a credit is spent in parts, so it cannot be passed on");
        }
    }

    /** What nobody chooses has no price list: it cannot be sold out, or kept for some. */
    private void automatic(JsonNode rewards) {
        int before = 0;
        for (int i = 0; i < rewards.size(); i++) {
            if (rewards.get(i).path("automatic").asBoolean()) {
                String path = "/rewards/" + i;
                List.of("stock", "tiers", "from", "until", "earlyAccess").stream()
                        .filter(rewards.get(i)::has)
                        .forEach(word -> fault(path + "/" + word, "what is bought by itself is bought by everybody"));
                if (before++ > 0) {
                    fault(path + "/automatic", "one reward is bought by itself, not several");
                }
            }
        }
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
