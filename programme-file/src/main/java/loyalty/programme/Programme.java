package loyalty.programme;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loyalty.programme.calendar.ProgrammeCalendar;
import loyalty.programme.earning.EarnRule;
import loyalty.programme.earning.PointRules;
import loyalty.programme.tiers.Ladder;
import loyalty.programme.tiers.LadderTerms;
import loyalty.programme.wallet.Birthday;
import loyalty.programme.wallet.Offer;
import loyalty.programme.wallet.RedemptionRules;
import loyalty.programme.wallet.Reward;
import loyalty.programme.wallet.StoreCurrencyRules;
import loyalty.programme.wallet.VoucherTemplate;
import org.jspecify.annotations.Nullable;

/**
 * One version of a programme, as its file says it.
 *
 * @param version the version's id
 * @param name what the programme is called
 * @param currency the currency of every amount
 * @param timeZone the zone of every day, month and window
 * @param points how points are earned, wait and expire
 * @param tiers the ladder
 * @param vouchers what is given at enrolment and at tiers
 * @param storeCurrency the store currency, if there is one
 * @param rewards the price list in points
 * @param redemption how vouchers and store currency are taken off an order
 * @param birthday the birthday reward, if there is one
 * @param adjustments how support may correct a balance
 * @param membership who may be a member
 * @param ladders further ladders beside {@code tiers}; rates and birthdays go by {@code tiers} alone
 */
public record Programme(
        String version,
        @Nullable String name,
        Currency currency,
        ZoneId timeZone,
        PointRules points,
        Ladder tiers,
        List<VoucherTemplate> vouchers,
        @Nullable StoreCurrencyRules storeCurrency,
        List<Reward> rewards,
        @Nullable RedemptionRules redemption,
        @Nullable Birthday birthday,
        @Nullable AdjustmentRules adjustments,
        @Nullable MembershipRules membership,
        @Nullable List<Ladder> ladders) {

    public Programme {
        vouchers = listOrNone(vouchers);
        rewards = listOrNone(rewards);
        redemption = redemption == null ? RedemptionRules.DEFAULT : redemption;
        adjustments = adjustments == null ? AdjustmentRules.DEFAULT : adjustments;
        membership = membership == null ? MembershipRules.DEFAULT : membership;
        ladders = listOrNone(ladders);
    }

    @Override
    public AdjustmentRules adjustments() {
        return Objects.requireNonNull(adjustments);
    }

    @Override
    public MembershipRules membership() {
        return Objects.requireNonNull(membership);
    }

    @Override
    public RedemptionRules redemption() {
        return Objects.requireNonNull(redemption);
    }

    /** Whether a voucher or reward may be passed on. */
    public boolean letsPassOn() {
        return Stream.<Offer>concat(vouchers.stream(), rewards.stream())
                .anyMatch(offer -> offer.use().transferable());
    }

    /** The voucher or reward that stands under a key. */
    public Optional<Offer> offer(String key) {
        return Stream.<Offer>concat(vouchers.stream(), rewards.stream())
                .filter(offer -> offer.key().equals(key))
                .findFirst();
    }

    /** A reward, whether it is on the price list or bought by itself. */
    public Optional<Reward> reward(String id) {
        return rewards.stream().filter(reward -> reward.reward().equals(id)).findFirst();
    }

    @Override
    public List<Ladder> ladders() {
        return Objects.requireNonNull(ladders);
    }

    /** Every ladder, the one by which rates go first. */
    public List<Ladder> allLadders() {
        return Stream.concat(Stream.of(tiers), ladders().stream()).toList();
    }

    /** The rewards that members buy. */
    public List<Reward> priceList() {
        return rewards.stream().filter(reward -> !reward.automatic()).toList();
    }

    /** What of store currency activities bring. */
    public List<StoreCurrencyRules.FromActivity> storeCurrencyFromActivities() {
        return storeCurrency == null ? List.of() : storeCurrency.fromActivities();
    }

    /** Whether a rule, a ladder, the life of points, a voucher or store currency names a type of activity. */
    public boolean namesActivity(String type) {
        return points.rules().stream().map(EarnRule::activity).anyMatch(type::equals)
                || allLadders().stream().anyMatch(ladder -> ladder.activities().contains(type))
                || points.expiry().namesActivity(type)
                || vouchers.stream().map(VoucherTemplate::activity).anyMatch(type::equals)
                || storeCurrencyFromActivities().stream()
                        .anyMatch(rule -> rule.activity().equals(type));
    }

    /** The names of the attributes of members by which something goes; nobody else's business are the others. */
    public Set<String> attributes() {
        return points.attributesAsked().stream().map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
    }

    /** The ladder that has a tier; no two have the same. */
    public Optional<Ladder> ladderWith(String tier) {
        return allLadders().stream().filter(ladder -> ladder.rankOf(tier) >= 0).findFirst();
    }

    /** Whether a line of an order counts for a ladder: by its own basis, or by that of the points. */
    public boolean counts(Ladder ladder, String kind, @Nullable String category) {
        LadderTerms.Basis own = ladder.basis();
        return own == null ? points.basis().counts(kind, category) : own.counts(kind, category);
    }

    /** Whether what vouchers and store currency pay counts for a ladder: by its own basis, or by that of the points. */
    public boolean countsPaidWithVouchers(Ladder ladder) {
        LadderTerms.Basis own = ladder.basis();
        return own == null ? points.basis().countsPaidWithVouchers() : own.countsPaidWithVouchers();
    }

    /** The days and months of this programme. */
    public ProgrammeCalendar calendar() {
        return new ProgrammeCalendar(timeZone);
    }

    /** How many decimals an amount may have. */
    public int amountDecimals() {
        return currency.getDefaultFractionDigits();
    }

    static <T> List<T> listOrNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** The text in the first of the languages that it has, otherwise in English, otherwise in any. */
    public static String textIn(Map<String, String> text, List<String> languages) {
        return languages.stream()
                .flatMap(language -> Optional.ofNullable(text.get(language)).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(text.get("en")))
                .orElseGet(() -> text.values().iterator().next());
    }
}
