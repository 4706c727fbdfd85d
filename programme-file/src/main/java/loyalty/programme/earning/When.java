package loyalty.programme.earning;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When, where, to whom and to which lines of an order something applies. What the file leaves out narrows nothing.
 *
 * @param from the first day, in the programme's zone
 * @param to the last day, included; {@code until} in the file, as everywhere else, or {@code to}, as it once was here
 * @param days these days only
 * @param weekdays these days of the week only
 * @param tiers members of these tiers only
 * @param attributes members who had each of these attributes, with this value, when the day began
 * @param channels orders of these channels only
 * @param locations in these shops only
 * @param minimumOrder orders whose basis is at least so much
 * @param categories lines of these categories only
 * @param withoutCategories no lines of these categories
 * @param skus lines of these articles only
 * @param withoutSkus no lines of these articles
 * @param condition a condition in CEL; see {@link Condition}
 */
public record When(
        @Nullable LocalDate from,
        @JsonAlias("until") @Nullable LocalDate to,
        @Nullable Set<LocalDate> days,
        @Nullable Set<Weekday> weekdays,
        @Nullable Set<String> tiers,
        @Nullable Map<String, String> attributes,
        @Nullable Set<String> channels,
        @Nullable Set<String> locations,
        @Nullable BigDecimal minimumOrder,
        @Nullable Set<String> categories,
        @Nullable Set<String> withoutCategories,
        @Nullable Set<String> skus,
        @Nullable Set<String> withoutSkus,
        @JsonProperty("if") @Nullable Condition condition) {

    /** Always, everywhere, for everybody and everything. */
    public static final When ALWAYS =
            new When(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Whether it tells some lines of an order from others. */
    public boolean choosesLines() {
        return categories != null || withoutCategories != null || skus != null || withoutSkus != null;
    }

    /** Whether a line is one of those that are meant. */
    public boolean means(@Nullable String category, String sku) {
        return (categories == null || (category != null && categories.contains(category)))
                && (withoutCategories == null || category == null || !withoutCategories.contains(category))
                && (skus == null || skus.contains(sku))
                && (withoutSkus == null || !withoutSkus.contains(sku));
    }

    /** Whether this occasion is one of those that are meant. */
    public boolean applies(Occasion occasion) {
        return isOn(occasion.day())
                && names(tiers, occasion.tier())
                && attributes().entrySet().stream()
                        .allMatch(asked ->
                                asked.getValue().equals(occasion.attributes().get(asked.getKey())))
                && names(channels, occasion.channel())
                && names(locations, occasion.location())
                && (minimumOrder == null || occasion.total().compareTo(minimumOrder) >= 0)
                && (condition == null || condition.holds(occasion));
    }

    /** The attributes that a member must have, by name; none where the file is silent. */
    @Override
    public Map<String, String> attributes() {
        return attributes == null ? Map.of() : attributes;
    }

    private boolean isOn(LocalDate day) {
        return (from == null || !day.isBefore(from))
                && (to == null || !day.isAfter(to))
                && (days == null || days.contains(day))
                && (weekdays == null || weekdays.contains(Weekday.of(day)));
    }

    private static boolean names(@Nullable Set<String> named, @Nullable String word) {
        return named == null || (word != null && named.contains(word));
    }

    /** A day of the week, as the file writes it. */
    public enum Weekday {
        @JsonProperty("monday")
        MONDAY,
        @JsonProperty("tuesday")
        TUESDAY,
        @JsonProperty("wednesday")
        WEDNESDAY,
        @JsonProperty("thursday")
        THURSDAY,
        @JsonProperty("friday")
        FRIDAY,
        @JsonProperty("saturday")
        SATURDAY,
        @JsonProperty("sunday")
        SUNDAY;

        static Weekday of(LocalDate day) {
            DayOfWeek dayOfWeek = day.getDayOfWeek();
            return values()[dayOfWeek.ordinal()];
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What happened, as far as a programme may ask about it.
     *
     * @param day in the programme's zone
     * @param tier the tier that counts
     * @param attributes of the member when the day began, as far as the programme asks for them
     * @param channel of the order; null for what is not an order
     * @param location the shop, if it is known
     * @param total the basis of the order in money; zero for what is not an order
     * @param items how many units the basis has
     * @param categories of the lines of the basis
     * @param skus of the lines of the basis
     * @param activity the type of the activity; null for an order
     */
    public record Occasion(
            LocalDate day,
            String tier,
            Map<String, String> attributes,
            @Nullable String channel,
            @Nullable String location,
            BigDecimal total,
            long items,
            List<String> categories,
            List<String> skus,
            @Nullable String activity) {

        public Occasion {
            Objects.requireNonNull(day);
            attributes = Map.copyOf(attributes);
            categories = List.copyOf(categories);
            skus = List.copyOf(skus);
        }
    }
}
