package loyalty.programme.words;

import static loyalty.programme.words.Phrases.and;
import static loyalty.programme.words.Phrases.count;
import static loyalty.programme.words.Phrases.number;
import static loyalty.programme.words.Phrases.quoted;
import static loyalty.programme.words.Phrases.sentence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import loyalty.programme.Programme;
import loyalty.programme.tiers.Ladder;
import loyalty.programme.tiers.LadderTerms;

/** A ladder: its tiers, how they are reached, how long they last and how they are kept. */
final class LadderWords {

    private final Phrases phrases;
    private final Programme programme;

    LadderWords(Phrases phrases, Programme programme) {
        this.phrases = phrases;
        this.programme = programme;
    }

    List<String> of(Ladder ladder) {
        List<String> sentences = new ArrayList<>();
        sentences.add(counting(ladder));
        ladder.steps().forEach(step -> sentences.add(step(ladder, step)));
        sentences.addAll(List.of(promotion(ladder), validity(ladder), keeping(ladder), missed(ladder.missed())));
        sentences.add(returns(ladder.returns()));
        if (!ladder.warnDays().isEmpty()) {
            List<String> days = ladder.warnDays().stream().map(String::valueOf).toList();
            sentences.add("Who has not kept a tier yet is warned " + and(days) + " days before it ends.");
        }
        return sentences;
    }

    private String counting(Ladder ladder) {
        LadderTerms.Basis basis = ladder.basis();
        return sentence(what(ladder) + " " + window(ladder) + " decide the tier"
                + (basis == null
                        ? ""
                        : "; " + EarningWords.counted(basis.kinds(), basis.exceptCategories())
                                + ", what vouchers and store currency pay "
                                + EarningWords.counts(programme.countsPaidWithVouchers(ladder))));
    }

    private static String what(Ladder ladder) {
        return switch (ladder.metric()) {
            case SPEND -> "the purchases";
            case POINTS -> "the points earned";
            case ORDERS -> "the orders";
            case ACTIVITIES -> "the activities of the type " + Phrases.or(ladder.activities());
        };
    }

    private static String window(Ladder ladder) {
        return switch (ladder.window()) {
            case null -> "of the last " + count(Objects.requireNonNull(ladder.windowMonths()), "month");
            case CALENDAR_YEAR -> "of the calendar year";
            case MEMBERSHIP_YEAR -> "of the year that began with joining or its anniversary";
        };
    }

    private String step(Ladder ladder, Ladder.Step step) {
        String name = step.name().equals(step.tier()) ? step.tier() : step.name() + " (" + step.tier() + ")";
        String reached = step.byInvitation() || step.threshold() == null
                ? "is given by support"
                : step.threshold().signum() == 0 ? "is everybody's" : "takes " + much(ladder, step.threshold());
        boolean isEasier = step.keep() != null && !step.keep().equals(step.threshold());
        List<String> benefits =
                step.benefits().stream().map(benefit -> quoted(benefit.text())).toList();
        return sentence(name + " " + reached
                + (isEasier ? " and is kept with " + much(ladder, Objects.requireNonNull(step.keep())) : "")
                + (benefits.isEmpty() ? "" : "; it brings " + and(benefits)));
    }

    private String much(Ladder ladder, BigDecimal much) {
        return switch (ladder.metric()) {
            case SPEND -> phrases.amount(much);
            case POINTS -> phrases.points(much);
            case ORDERS -> number(much) + " orders";
            case ACTIVITIES -> number(much) + " activities";
        };
    }

    private static String promotion(Ladder ladder) {
        return switch (ladder.promotion()) {
            case AT_ONCE -> "A tier is reached at once.";
            case PERIOD_END -> "A tier is reached when the year ends in which enough was collected.";
        };
    }

    private static String validity(Ladder ladder) {
        return switch (ladder.valid()) {
            case null -> "A tier lasts " + count(Objects.requireNonNull(ladder.validMonths()), "month") + ".";
            case WINDOW_END -> "A tier lasts to the end of that year.";
            case YEAR_AND_NEXT -> "A tier lasts for the rest of the year and the whole next one.";
        };
    }

    private static String keeping(Ladder ladder) {
        return switch (ladder.keepBy()) {
            case SAME_AGAIN -> "It is kept by collecting as much again meanwhile.";
            case WINDOW ->
                ladder.window() == null
                        ? "It is kept by what the last "
                                + count(Objects.requireNonNull(ladder.windowMonths()), "month")
                                + " hold when it ends."
                        : "It is kept by what the year holds that ends with it.";
            case NOTHING -> "Nothing keeps it: it ends, and is reached anew.";
        };
    }

    private String missed(LadderTerms.Missed missed) {
        String drop = switch (missed.drop()) {
            case SUPPORTED -> "to the tier that is supported";
            case ONE_STEP -> "one tier";
        };
        return "Who does not keep it drops " + drop
                + (missed.floor() == null ? "" : ", never below " + phrases.tier(missed.floor()) + " once it was had")
                + (missed.graceDays() == 0 ? "" : ", " + count(missed.graceDays(), "day") + " later") + ".";
    }

    private static String returns(LadderTerms.Returns returns) {
        return switch (returns) {
            case AT_ONCE -> "A return that leaves a tier without support takes it at once.";
            case PERIOD_END -> "A return that leaves a tier without support takes it at the end of its period.";
            case NEVER -> "A return takes no tier before it ends.";
        };
    }
}
