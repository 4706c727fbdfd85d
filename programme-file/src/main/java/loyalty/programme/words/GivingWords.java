package loyalty.programme.words;

import static loyalty.programme.words.Phrases.and;
import static loyalty.programme.words.Phrases.count;
import static loyalty.programme.words.Phrases.quoted;

import java.util.ArrayList;
import java.util.List;
import loyalty.programme.AdjustmentRules;
import loyalty.programme.MembershipRules;
import loyalty.programme.wallet.Birthday;
import loyalty.programme.wallet.RedemptionRules;
import org.jspecify.annotations.Nullable;

/** Who may be a member, what is taken off orders in which order, what birthdays bring, and what support gives. */
final class GivingWords {

    private final Phrases phrases;

    GivingWords(Phrases phrases) {
        this.phrases = phrases;
    }

    static List<String> membership(MembershipRules rules) {
        List<String> sentences = new ArrayList<>();
        if (rules.minimumAge() != null) {
            sentences.add("Who gives a date of birth is at least " + rules.minimumAge() + " years old.");
        }
        if (!rules.countries().isEmpty()) {
            sentences.add("Who gives a country lives in " + Phrases.or(rules.countries()) + ".");
        }
        return sentences.isEmpty() ? List.of("Everybody.") : sentences;
    }

    List<String> redemption(RedemptionRules rules) {
        List<String> steps = rules.order().stream().map(GivingWords::step).toList();
        List<String> sentences = new ArrayList<>(List.of("One after the other: " + and(steps) + "."));
        if (!rules.cashExceptCategories().isEmpty()) {
            sentences.add("Store currency does not pay the category "
                    + Phrases.or(Phrases.sorted(rules.cashExceptCategories())) + ".");
        }
        return sentences;
    }

    private static String step(RedemptionRules.Step step) {
        return switch (step) {
            case ITEM -> "free pieces";
            case AMOUNT -> "amounts";
            case CREDIT -> "credit";
            case STORE_CURRENCY -> "store currency";
            case PERCENT -> "per cents";
            case SHIPPING -> "delivery";
        };
    }

    List<String> birthday(@Nullable Birthday birthday) {
        if (birthday == null) {
            return List.of("They bring nothing.");
        }
        List<String> sentences = new ArrayList<>();
        phrases.byTier(birthday.byTier())
                .forEach(tier -> sentences.add(tier.getKey() + " gets "
                        + phrases.amount(tier.getValue().amount()) + " off, to be claimed within "
                        + count(tier.getValue().openDays(), "day") + " from the birthday on."));
        sentences.add("It is called " + quoted(birthday.text()) + ".");
        sentences.add("Who was born on 29 February has the birthday on "
                + switch (birthday.onLeapDay()) {
                    case FEBRUARY_28 -> "28 February";
                    case MARCH_1 -> "1 March";
                }
                + " in other years.");
        return sentences;
    }

    List<String> support(AdjustmentRules rules) {
        return List.of(
                "Balances are corrected for these reasons: " + and(rules.reasons()) + ".",
                limits("Support", rules.support()),
                limits("A supervisor", rules.supervisor()),
                limits("Support", rules.vouchers().support()),
                limits("A supervisor", rules.vouchers().supervisor()));
    }

    private String limits(String who, AdjustmentRules.VoucherLimits limits) {
        return who + " gives a voucher, or takes one back, worth up to " + phrases.amount(limits.alone())
                + " alone, and moves the end of one by up to " + count(limits.extendDays(), "day") + " in all.";
    }

    private String limits(String who, AdjustmentRules.Limits limits) {
        return who + " adds or takes up to " + phrases.points(limits.alone()) + " at a time alone"
                + (limits.daily() == null ? "" : ", and " + phrases.points(limits.daily()) + " in a day")
                + "; more wants another person's approval.";
    }
}
