package loyalty.programme.words;

import static loyalty.programme.words.Phrases.count;
import static loyalty.programme.words.Phrases.number;
import static loyalty.programme.words.Phrases.or;
import static loyalty.programme.words.Phrases.quoted;
import static loyalty.programme.words.Phrases.sentence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import loyalty.programme.wallet.Offer;
import loyalty.programme.wallet.Reward;
import loyalty.programme.wallet.UseRules;
import loyalty.programme.wallet.VoucherKind;
import loyalty.programme.wallet.VoucherTemplate;

/** Vouchers: what brings each, what it gives, how long it lives, and what limits it. */
final class OfferWords {

    private final Phrases phrases;

    OfferWords(Phrases phrases) {
        this.phrases = phrases;
    }

    List<String> vouchers(List<VoucherTemplate> vouchers) {
        return vouchers.isEmpty()
                ? List.of("None.")
                : vouchers.stream().map(this::voucher).toList();
    }

    /** The price list, and what is bought by itself. */
    List<String> rewards(List<Reward> rewards) {
        return rewards.isEmpty()
                ? List.of("None.")
                : rewards.stream().map(this::reward).toList();
    }

    private String voucher(VoucherTemplate voucher) {
        String cause = switch (voucher.when()) {
            case ENROLMENT -> "joining brings ";
            case TIER -> "reaching " + phrases.tier(Objects.requireNonNull(voucher.tier())) + " brings ";
            case ACTIVITY -> "the activity " + voucher.activity() + " brings ";
            case GOODWILL -> "support may give ";
            case CODE -> "the code " + voucher.code() + ", which everybody may type in, brings ";
            case BATCH -> "a code of a batch brings ";
        };
        List<String> limits = new ArrayList<>();
        if (voucher.oncePerDays() != null) {
            limits.add("once in " + count(voucher.oncePerDays(), "day"));
        }
        if (voucher.limit().perMember() != null) {
            limits.add(count(voucher.limit().perMember(), "time") + " for a member");
        }
        if (voucher.limit().inTotal() != null) {
            limits.add(count(voucher.limit().inTotal(), "time") + " in total");
        }
        if (voucher.limit().budget() != null) {
            limits.add("for " + phrases.amount(voucher.limit().budget()) + " in all");
        }
        String span = Phrases.span(voucher.from(), voucher.until());
        if (!span.isEmpty()) {
            limits.add(span);
        }
        return sentence(cause + value(voucher) + text(voucher) + listed(limits) + life(voucher) + use(voucher));
    }

    private String reward(Reward reward) {
        String price = reward.automatic()
                ? "as soon as " + phrases.points(reward.points()) + " can be spent, they become "
                : "for " + phrases.points(reward.points()) + ": ";
        List<String> limits = new ArrayList<>();
        if (reward.tiers() != null) {
            limits.add("for " + or(phrases.tiers(reward.tiers())));
        }
        if (reward.stock() != null) {
            limits.add("of which there are " + number(BigDecimal.valueOf(reward.stock())));
        }
        String span = Phrases.span(reward.from(), reward.until());
        if (!span.isEmpty()) {
            limits.add(span);
        }
        phrases.byTier(reward.earlyAccess())
                .forEach(early ->
                        limits.add("for " + early.getKey() + " from " + Phrases.day(early.getValue()) + " on"));
        return sentence(price + value(reward) + text(reward) + listed(limits) + life(reward) + use(reward));
    }

    private String value(Offer offer) {
        return switch (offer.kind()) {
            case AMOUNT -> phrases.amount(Objects.requireNonNull(offer.amount())) + " off";
            case PERCENT ->
                number(Objects.requireNonNull(offer.percent())) + "% off"
                        + (offer.amount() == null ? "" : ", at most " + phrases.amount(offer.amount()));
            case ITEM -> "a free piece of the article " + offer.item();
            case SHIPPING -> "free delivery";
            case CREDIT -> phrases.amount(Objects.requireNonNull(offer.amount())) + " of credit, which pays fees first";
        };
    }

    private static String text(Offer offer) {
        String id = offer instanceof Reward reward ? reward.reward() : offer.key();
        return " (" + id + ", " + quoted(offer.text()) + ")";
    }

    private static String listed(List<String> limits) {
        return limits.isEmpty() ? "" : ", " + String.join(", ", limits);
    }

    private static String life(Offer offer) {
        String starts = offer.startsAfterDays() == 0
                ? ""
                : "it starts " + count(offer.startsAfterDays(), "day") + " later and ";
        String lasts = offer.validMonths() != null
                ? count(offer.validMonths(), "month")
                : offer.validDays() == null ? "that day" : count(offer.validDays(), "day");
        if (offer instanceof VoucherTemplate voucher && voucher.livesAsLongAsItsCodes()) {
            return "; it can be used on the same days";
        }
        return "; " + (starts.isEmpty() ? "it " : starts) + "can be used for " + lasts;
    }

    private String use(Offer offer) {
        UseRules use = offer.use();
        List<String> rules = new ArrayList<>();
        if (offer.minimumOrder() != null) {
            rules.add("on orders of at least " + phrases.amount(offer.minimumOrder()));
        }
        if (use.tiers() != null) {
            rules.add("by " + or(phrases.tiers(use.tiers())));
        }
        Stream.of(
                        WhenWords.any("by ", use.channels()),
                        WhenWords.any("on the category ", use.categories()),
                        WhenWords.any("on the article ", use.skus()),
                        WhenWords.any("not on the category ", use.exceptCategories()),
                        WhenWords.any("not on the article ", use.exceptSkus()),
                        use.firstOrder() ? "on the first order" : "")
                .filter(rule -> !rule.isEmpty())
                .forEach(rules::add);
        String credit = offer.kind() == VoucherKind.CREDIT ? ", in parts" : "";
        return listed(rules) + credit + company(use);
    }

    private static String company(UseRules use) {
        return (use.stackable() ? ", beside others" : ", beside stackable ones only")
                + (use.onePerOrder() ? ", one of its kind in an order" : "")
                + (use.transferable() ? ", by whoever has its code" : "")
                + (use.isGivenBack() ? "" : ", and is not given back when its goods come back");
    }
}
