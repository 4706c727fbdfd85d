package loyalty.tier.standing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loyalty.programme.Ladder;
import loyalty.tier.domain.Change;
import loyalty.tier.domain.Standing;
import loyalty.tier.domain.Story;
import org.jspecify.annotations.Nullable;

/**
 * A change of tier for a reader.
 *
 * @param text its cause in words
 */
record HistoryView(
        Instant at,
        String ladder,
        String tier,
        String previous,
        @Nullable Instant validUntil,
        CauseView cause,
        String text,
        String programmeVersion) {

    /** The cause as data; money metrics are strings, others whole numbers. */
    record CauseView(
            String kind,
            @Nullable String orderId,
            @Nullable String activityId,
            @Nullable String overrideId,
            Object value,
            Object threshold) {}

    static HistoryView of(Change change, Standing standing, Story story, List<String> languages) {
        String id = change.cause().id();
        boolean override = change.cause().kind() == Change.Kind.GRANTED;
        boolean activity = !override
                && story.activities().stream().anyMatch(one -> one.activityId().equals(id))
                && story.purchases().stream().noneMatch(one -> one.orderId().equals(id));
        return new HistoryView(
                change.at(),
                standing.ladder().ladder(),
                change.tier(),
                change.previous(),
                change.validUntil(),
                new CauseView(
                        change.cause().kind().word(),
                        override || activity ? null : id,
                        activity ? id : null,
                        override ? id : null,
                        shown(change.cause().value(), standing),
                        shown(change.cause().threshold(), standing)),
                new Wording(standing.programme(), languages).of(change, activity),
                change.programmeVersion());
    }

    private static Object shown(BigDecimal value, Standing standing) {
        return standing.ladder().metric() == Ladder.Metric.SPEND
                ? value.setScale(standing.programme().amountDecimals(), java.math.RoundingMode.FLOOR)
                : (Object) value.longValue();
    }
}
