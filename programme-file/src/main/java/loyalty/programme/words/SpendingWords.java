package loyalty.programme.words;

import static loyalty.programme.words.Phrases.and;
import static loyalty.programme.words.Phrases.count;
import static loyalty.programme.words.Phrases.sentence;
import static loyalty.programme.words.Phrases.sorted;

import java.util.ArrayList;
import java.util.List;
import loyalty.programme.earning.Expiry;
import loyalty.programme.earning.Life;
import loyalty.programme.earning.PointRules;
import loyalty.programme.earning.ReturnRules;

/** When points can be spent, what they pay, when they end, and what returns do to them. */
final class SpendingWords {

    private final Phrases phrases;

    SpendingWords(Phrases phrases) {
        this.phrases = phrases;
    }

    List<String> of(PointRules points) {
        List<String> sentences = new ArrayList<>();
        sentences.add(pending(points.pending()));
        PointRules.Value value = points.value();
        sentences.add(
                value == null
                        ? "Points do not pay for orders themselves."
                        : sentence(phrases.points(value.points()) + " pay " + phrases.amount(value.amount())
                                + " of an order"));
        sentences.add(sentence("points " + life(points.expiry().everybody())));
        phrases.byTier(points.expiry().byTier())
                .forEach(tier ->
                        sentences.add(sentence("points earned in " + tier.getKey() + " " + life(tier.getValue()))));
        if (points.expiry().isExtended()) {
            sentences.add(
                    "Who reaches a tier has all points live as if they were earned that day in that tier, where that"
                            + " is longer.");
        }
        if (isProlonged(points.expiry())) {
            sentences.add(alive(points.expiry()));
        }
        sentences.add(returns(points.returns()));
        return sentences;
    }

    private static String pending(PointRules.Pending pending) {
        if (pending.until() != null) {
            return "Points can be spent from " + Phrases.day(pending.until()) + " on.";
        }
        if (pending.hours() != null) {
            return "Points can be spent " + count(pending.hours(), "hour") + " after the purchase.";
        }
        return pending.days() == null || pending.days() == 0
                ? "Points can be spent at once."
                : "Points can be spent from the start of the day " + count(pending.days(), "day")
                        + " after that of the purchase.";
    }

    private static String life(Life life) {
        if (life.endOfMonthPlusMonths() != null) {
            return "live to the end of the month of the purchase"
                    + more(life.endOfMonthPlusMonths(), "month")
                    + (life.unlessActive()
                            ? ", and a month longer as often as the member did something in the month that ends then"
                            : "");
        }
        if (life.endOfYearPlusYears() != null) {
            return "live to the end of the calendar year of the purchase" + more(life.endOfYearPlusYears(), "year");
        }
        if (life.months() != null) {
            return "live " + count(life.months(), "month") + " from the day of the purchase";
        }
        return life.inactiveMonths() == null
                ? "never end"
                : "live until the member did nothing for " + count(life.inactiveMonths(), "month");
    }

    private static String more(int number, String unit) {
        return number == 0 ? "" : " and " + count(number, unit) + " more";
    }

    private static boolean isProlonged(Expiry expiry) {
        return expiry.aliveBy() != null
                || expiry.everybody().renewal() != null
                || expiry.byTier() != null
                        && expiry.byTier().values().stream().anyMatch(life -> life.renewal() != null);
    }

    private static String alive(Expiry expiry) {
        return expiry.aliveBy() == null
                ? "A purchase, spending points and every activity keep points alive."
                : sentence("what keeps points alive: " + and(sorted(expiry.aliveBy())));
    }

    private static String returns(ReturnRules returns) {
        String spent = switch (returns.whenSpent()) {
            case DEBT -> "if they are spent, the member owes them";
            case FLOOR -> "if they are spent, the member keeps them";
            case REFUSE -> "if they are spent, the return is refused";
        };
        return "When goods come back, the points that they earned go: " + spent + "; points that paid for them live "
                + count(returns.graceDays(), "day") + " at least.";
    }
}
