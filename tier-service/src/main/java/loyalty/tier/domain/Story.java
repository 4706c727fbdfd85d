package loyalty.tier.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a member and counts for tiers, in any order.
 *
 * @param joinedOn since when they are a member; null for a guest
 */
public record Story(
        List<Purchase> purchases,
        List<Return> returns,
        List<Activity> activities,
        List<Grant> grants,
        @Nullable LocalDate joinedOn) {

    /** Somebody of whom nothing is known. */
    public static final Story NONE = new Story(List.of(), List.of(), List.of(), List.of(), null);

    public Story {
        purchases = List.copyOf(purchases);
        returns = List.copyOf(returns);
        activities = List.copyOf(activities);
        grants = List.copyOf(grants);
    }
}
