package loyalty.programme.earning;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * No more points than so many. What goes beyond is not earned. At most one of rule and event is given; without them all
 * points that are earned are counted. A rule is counted with what events add to it, an event with what it adds to all rules.
 *
 * @param points whole points
 * @param each in what
 * @param rule the rule whose points are counted; {@code earn} for the general rate
 * @param event the event whose points are counted
 */
public record Cap(
        long points,
        Each each,
        @Nullable String rule,
        @Nullable String event) {

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
        if (period == null || !isOfSome()) {
            return period;
        }
        return rule == null ? period + ":event:" + event : period + ":" + rule;
    }

    /** Whether only points of a rule or an event are counted. */
    public boolean isOfSome() {
        return rule != null || event != null;
    }

    /** Its name in an explanation, such as {@code cap-day}, or {@code cap-day-visit} where it counts the rule visit. */
    public String id() {
        String of = rule == null ? event : rule;
        return "cap-" + each.word() + (of == null ? "" : "-" + of);
    }
}
