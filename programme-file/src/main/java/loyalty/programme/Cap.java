package loyalty.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * No more points than so many. What goes beyond is not earned.
 *
 * @param points whole points
 * @param each in what
 * @param rule the rule whose points are counted; null for all points that are earned
 */
public record Cap(long points, Each each, @Nullable String rule) {

    /** In what points are counted. */
    public enum Each {
        /** One order, or one activity. */
        @JsonProperty("order")
        ORDER,
        /** A day of the programme's zone. */
        @JsonProperty("day")
        DAY,
        /** A calendar month of the programme's zone. */
        @JsonProperty("month")
        MONTH,
        /** All the time of a member. */
        @JsonProperty("member")
        MEMBER;

        /** The word of the file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The name under which points of a day are counted for it; null where nothing has to be remembered. */
    public @Nullable String counter(LocalDate day) {
        String period = switch (each) {
            case ORDER -> null;
            case DAY -> "day:" + day;
            case MONTH -> "month:" + YearMonth.from(day);
            case MEMBER -> "member";
        };
        return period == null || rule == null ? period : period + ":" + rule;
    }
}
