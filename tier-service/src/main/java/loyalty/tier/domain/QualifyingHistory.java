package loyalty.tier.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a member and counts for tiers, in any order.
 *
 * @param joinedOn since when they are a member; null for a guest
 */
public record QualifyingHistory(
        List<Purchase> purchases,
        List<Return> returns,
        List<Activity> activities,
        List<Grant> grants,
        @Nullable LocalDate joinedOn) {

    /** Somebody of whom nothing is known. */
    public static final QualifyingHistory NONE =
            new QualifyingHistory(List.of(), List.of(), List.of(), List.of(), null);

    public QualifyingHistory {
        purchases = List.copyOf(purchases);
        returns = List.copyOf(returns);
        activities = List.copyOf(activities);
        grants = List.copyOf(grants);
    }
}
