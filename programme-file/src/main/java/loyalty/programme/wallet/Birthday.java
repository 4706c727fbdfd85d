package loyalty.programme.wallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The birthday reward.
 *
 * @param onLeapDay the birthday of who was born on 29 February, in other years; 28 February when the file is silent
 * @param byTier what each tier gets
 * @param text by language
 */
public record Birthday(@Nullable LeapDay onLeapDay, Map<String, Gift> byTier, Map<String, String> text) {

    public Birthday {
        onLeapDay = onLeapDay == null ? LeapDay.FEBRUARY_28 : onLeapDay;
        byTier = Map.copyOf(byTier);
    }

    @Override
    public LeapDay onLeapDay() {
        return Objects.requireNonNull(onLeapDay);
    }

    /** The birthday in a year of somebody born on a date. */
    public LocalDate birthdayIn(Year year, LocalDate born) {
        boolean leapling = born.getMonthValue() == 2 && born.getDayOfMonth() == 29;
        if (!leapling || year.isLeap()) {
            return born.withYear(year.getValue());
        }
        return onLeapDay() == LeapDay.FEBRUARY_28
                ? year.atMonth(2).atDay(28)
                : year.atMonth(3).atDay(1);
    }

    /** When a birthday on 29 February is kept in a year that has none. */
    public enum LeapDay {
        /** The day before. */
        @JsonProperty("28-february")
        FEBRUARY_28,
        /** The day after. */
        @JsonProperty("1-march")
        MARCH_1
    }

    /**
     * What a tier gets.
     *
     * @param amount money off
     * @param openDays how many days, from the birthday on, it can be claimed
     */
    public record Gift(BigDecimal amount, int openDays) {}
}
