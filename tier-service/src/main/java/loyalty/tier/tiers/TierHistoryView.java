package loyalty.tier.tiers;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loyalty.programme.tiers.Ladder;
import loyalty.tier.domain.QualifyingHistory;
import loyalty.tier.domain.TierChange;
import loyalty.tier.domain.TierStatus;
import org.jspecify.annotations.Nullable;

/**
 * A change of tier for a reader.
 *
 * @param text its cause in words
 */
record TierHistoryView(
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

    static TierHistoryView of(TierChange change, TierStatus status, QualifyingHistory history, List<String> languages) {
        String id = change.cause().id();
        boolean override = change.cause().kind() == TierChange.Kind.GRANTED;
        boolean activity = !override
                && history.activities().stream()
                        .anyMatch(one -> one.activityId().equals(id))
                && history.purchases().stream().noneMatch(one -> one.orderId().equals(id));
        return new TierHistoryView(
                change.at(),
                status.ladder().ladder(),
                change.tier(),
                change.previous(),
                change.validUntil(),
                new CauseView(
                        change.cause().kind().word(),
                        override || activity ? null : id,
                        activity ? id : null,
                        override ? id : null,
                        shown(change.cause().value(), status),
                        shown(change.cause().threshold(), status)),
                new ChangeWording(status.programme(), languages).of(change, activity),
                change.programmeVersion());
    }

    private static Object shown(BigDecimal value, TierStatus status) {
        return status.ladder().metric() == Ladder.Metric.SPEND
                ? value.setScale(status.programme().amountDecimals(), java.math.RoundingMode.FLOOR)
                : (Object) value.longValue();
    }
}
