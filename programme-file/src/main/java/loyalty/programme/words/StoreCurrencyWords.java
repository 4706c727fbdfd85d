package loyalty.programme.words;

import static loyalty.programme.words.Phrases.count;
import static loyalty.programme.words.Phrases.sentence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import loyalty.programme.wallet.StoreCurrencyRules;
import loyalty.programme.wallet.StoreCurrencyRules.DaysOfMonth;
import loyalty.programme.wallet.StoreCurrencyRules.FromActivity;
import loyalty.programme.wallet.StoreCurrencyRules.FromPoints;
import org.jspecify.annotations.Nullable;

/** Store currency: what brings it and when it is spent. */
final class StoreCurrencyWords {

    private final Phrases phrases;

    StoreCurrencyWords(Phrases phrases) {
        this.phrases = phrases;
    }

    List<String> of(@Nullable StoreCurrencyRules rules) {
        if (rules == null) {
            return List.of("None.");
        }
        List<String> sentences = new ArrayList<>();
        StoreCurrencyRules.Earn earn = rules.earn();
        StoreCurrencyRules.Redeem redeem = rules.redeem();
        if (earn != null && redeem != null) {
            sentences.add(sentence("every full " + phrases.amount(earn.per()) + " of one order brings "
                    + phrases.amount(earn.amount()) + ", " + window(earn.daysOfMonth(), earn.from(), earn.until())));
            sentences.add("It can be spent " + window(redeem.daysOfMonth(), redeem.from(), redeem.until()) + ".");
        }
        if (rules.fromPoints() != null) {
            sentences.add(fromPoints(rules.fromPoints()));
        }
        rules.fromActivities().forEach(rule -> sentences.add(fromActivity(rule)));
        return sentences;
    }

    private String fromPoints(FromPoints rule) {
        return sentence("on day " + rule.day() + " of every month every full " + phrases.points(rule.points())
                + " that can be spent become " + phrases.amount(rule.amount()) + " by themselves, to be spent within "
                + count(rule.validDays(), "day") + "; the rest stays points");
    }

    private String fromActivity(FromActivity rule) {
        return sentence("the activity " + rule.activity() + " brings " + phrases.amount(rule.amount())
                + (rule.oncePerHours() == null ? "" : ", once in " + count(rule.oncePerHours(), "hour"))
                + ", to be spent at once and within " + count(rule.validDays(), "day"));
    }

    private static String window(@Nullable DaysOfMonth days, @Nullable LocalDate from, @Nullable LocalDate until) {
        return days == null
                ? Phrases.span(from, until)
                : "from day " + days.from() + " to " + (days.to() == 31 ? "the last day" : "day " + days.to())
                        + " of a month";
    }
}
