package loyalty.programme.wallet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of the price list in points.
 *
 * @param reward its id
 * @param points its price
 * @param automatic whether it is bought by itself, as soon as so many points can be spent; it is not on the price list then
 * @param kind what the voucher gives; an amount when the file is silent
 * @param amount money off, or the most that a percent takes off
 * @param percent per cent off, for a percent
 * @param item the article, for an item
 * @param minimumOrder the least order the voucher can be used on, if there is one
 * @param startsAfterDays how many days after its issue the voucher starts
 * @param validDays how many whole days the voucher lives from the day of its start, that day included
 * @param validMonths how many months instead
 * @param use on what the voucher can be used
 * @param tiers who may buy it; everybody when the file is silent
 * @param stock how many there are, under this id in all versions together; no limit when the file is silent
 * @param from the first day on which it is sold; sold already when the file is silent
 * @param until the last day on which it is sold, included
 * @param earlyAccess the first day for members of a tier, where that is sooner
 * @param text by language
 */
public record Reward(
        String reward,
        long points,
        boolean automatic,
        @Nullable VoucherKind kind,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal percent,
        @Nullable String item,
        @Nullable BigDecimal minimumOrder,
        int startsAfterDays,
        @Nullable Integer validDays,
        @Nullable Integer validMonths,
        @Nullable UseRules use,
        @Nullable List<String> tiers,
        @Nullable Long stock,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable Map<String, LocalDate> earlyAccess,
        Map<String, String> text)
        implements Offer {

    private static final String KEY = "reward:";

    public Reward {
        kind = kind == null ? VoucherKind.AMOUNT : kind;
        use = use == null ? UseRules.DEFAULT : use;
        earlyAccess = earlyAccess == null ? Map.of() : Map.copyOf(earlyAccess);
    }

    @Override
    public String key() {
        return KEY + reward;
    }

    @Override
    public VoucherKind kind() {
        return Objects.requireNonNull(kind);
    }

    @Override
    public UseRules use() {
        return Objects.requireNonNull(use);
    }

    /** The first day on which a member of a tier may buy it; nothing when it is sold already. */
    public @Nullable LocalDate firstDayFor(String tier) {
        LocalDate early = Objects.requireNonNull(earlyAccess).get(tier);
        return early == null || (from != null && from.isBefore(early)) ? from : early;
    }
}
