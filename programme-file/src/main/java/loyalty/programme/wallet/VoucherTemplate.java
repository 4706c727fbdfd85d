package loyalty.programme.wallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import loyalty.programme.earning.When;
import org.jspecify.annotations.Nullable;

/**
 * A voucher that the programme gives by itself, or that support may give.
 *
 * @param id its id in the file
 * @param when what brings it
 * @param tier the tier that brings it, if it is a tier
 * @param activity the type of activity that brings it, if it is one
 * @param oncePerDays once in so many days, by the days of the activities; null for as often as it happens
 * @param code the code that everybody may type in, if that brings it
 * @param limit how often it is given, or such a code used
 * @param from the first day on which it is given, or its code is taken; any when the file is silent
 * @param until the last such day, included
 * @param kind what it gives; an amount when the file is silent
 * @param amount money off, or the most that a percent takes off
 * @param percent per cent off, for a percent
 * @param item the article, for an item
 * @param minimumOrder the least order it can be used on, if there is one
 * @param startsAfterDays how many days after its issue it starts
 * @param validDays how many whole days it lives from the day of its start, that day included
 * @param validMonths how many months instead
 * @param use on what it can be used
 * @param text by language
 */
public record VoucherTemplate(
        String id,
        When when,
        @Nullable String tier,
        @Nullable String activity,
        @Nullable Integer oncePerDays,
        @Nullable String code,
        @Nullable Limit limit,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable VoucherKind kind,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal percent,
        @Nullable String item,
        @Nullable BigDecimal minimumOrder,
        int startsAfterDays,
        @Nullable Integer validDays,
        @Nullable Integer validMonths,
        @Nullable UseRules use,
        Map<String, String> text)
        implements Offer {

    public VoucherTemplate {
        kind = kind == null ? VoucherKind.AMOUNT : kind;
        use = use == null ? UseRules.DEFAULT : use;
        use = when.isTyped() ? use.oncePerOrder() : use;
        limit = limit == null ? Limit.NONE : limit;
    }

    /** How often it is given, or its code used; no limit when the file is silent. */
    @Override
    public Limit limit() {
        return Objects.requireNonNull(limit);
    }

    /** What one of it counts against a budget. */
    public BigDecimal worth() {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO);
    }

    /** Under what it is counted how many of it are gone. */
    public String stockKey() {
        return "voucher:" + id;
    }

    /** Whether it is given on a day, or its code taken. */
    public boolean isOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /**
     * What a code brings never stays longer than the code is taken. Where the file is silent, it stays so long when it is of
     * a batch, and for a day when everybody has it.
     */
    @Override
    public LocalDate endFrom(LocalDate firstDay) {
        if (!when.isTyped()) {
            return Offer.super.endFrom(firstDay);
        }
        LocalDate last = until == null ? LocalDate.MAX : until.plusDays(1);
        LocalDate silent = when == When.BATCH ? last : firstDay.plusDays(1);
        LocalDate end = validDays == null && validMonths == null ? silent : Offer.super.endFrom(firstDay);
        return end.isBefore(last) ? end : last;
    }

    /** Whether it lives as long as its codes are taken. */
    public boolean livesAsLongAsItsCodes() {
        return when == When.BATCH && validDays == null && validMonths == null;
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public VoucherKind kind() {
        return Objects.requireNonNull(kind);
    }

    @Override
    public UseRules use() {
        return Objects.requireNonNull(use);
    }

    /** What brings a voucher. */
    public enum When {
        /** The member joined. */
        @JsonProperty("enrolment")
        ENROLMENT,
        /** The member reached a tier. */
        @JsonProperty("tier")
        TIER,
        /** The member did something, such as a visit. */
        @JsonProperty("activity")
        ACTIVITY,
        /** Somebody typed in its code, which everybody has. */
        @JsonProperty("code")
        CODE,
        /** Somebody typed in a code of a batch, which is made by the API. */
        @JsonProperty("batch")
        BATCH,
        /** Support gives it. */
        @JsonProperty("goodwill")
        GOODWILL;

        /** Whether typing in a code brings it. */
        public boolean isTyped() {
            return this == CODE || this == BATCH;
        }
    }

    /**
     * How often it is given, or its code used, under this id in all versions together.
     *
     * @param perMember to one member; null for any number
     * @param inTotal to all together; null for any number
     * @param budget no more than so much money in all, by the amount of each; null for any
     */
    public record Limit(
            @Nullable Integer perMember,
            @Nullable Long inTotal,
            @Nullable BigDecimal budget) {

        /** None at all. */
        public static final Limit NONE = new Limit(null, null, null);

        /** Whether it says anything of all together, so that what is gone has to be counted. */
        public boolean isOfAll() {
            return inTotal != null || budget != null;
        }
    }
}
