package loyalty.points.domain.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import loyalty.programme.calendar.ProgrammeCalendar;
import loyalty.programme.earning.Life;
import org.jspecify.annotations.Nullable;

/**
 * How activity prolongs the life of points. It stands with the lot, so that a change of the programme touches no points
 * that were earned before.
 *
 * @param word {@code idle-12@America/New_York}: until nothing was done for twelve months;
 *     {@code monthly@America/New_York}: a month more when something was done in the month that ends
 */
public record Renewal(String word) {

    private static final String IDLE = "idle-";

    /** How points of this kind of life are prolonged; null when they are not. */
    public static @Nullable Renewal of(Life life, ZoneId zone) {
        String renewal = life.renewal();
        return renewal == null ? null : new Renewal(renewal + "@" + zone.getId());
    }

    /**
     * When points end whose end is reached, or looked at before.
     *
     * @param end as it stands
     * @param activeAt when the member did something last; null when never
     */
    public Instant endOf(Instant end, @Nullable Instant activeAt) {
        if (activeAt == null) {
            return end;
        }
        int at = word.indexOf('@');
        ProgrammeCalendar calendar = new ProgrammeCalendar(ZoneId.of(word.substring(at + 1)));
        LocalDate active = calendar.dayOf(activeAt);
        if (word.startsWith(IDLE)) {
            int months = Integer.parseInt(word.substring(IDLE.length(), at));
            Instant later = calendar.startOf(active.plusMonths(months));
            return later.isAfter(end) ? later : end;
        }
        LocalDate last = calendar.dayOf(end);
        return active.isBefore(last.minusMonths(1)) || !active.isBefore(last)
                ? end
                : calendar.startOf(last.plusMonths(1));
    }
}
