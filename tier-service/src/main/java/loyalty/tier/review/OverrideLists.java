package loyalty.tier.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loyalty.api.lists.ListPlace;
import loyalty.database.Database;
import loyalty.tier.domain.TierOverride;
import org.jspecify.annotations.Nullable;

/** The tiers that support gives, as a list over all members. */
@ApplicationScoped
public class OverrideLists {

    /** The first word of the keys of this list, and of that of acts. */
    public static final String KIND = "tier-override";

    private static final String APPROVALS = "select * from tier_override where ";
    private static final String BEHIND =
            " and asked_at <= ? and (asked_at < ? or concat('tier-override/', override_id) < ?)";
    private static final String IS_APPROVAL =
            "select 1 from tier_override where concat('tier-override/', override_id) = ? and asked_at = ?";
    private final Database database;

    OverrideLists(Database database) {
        this.database = database;
    }

    /**
     * Overrides, the last asked for first.
     *
     * @param status only those that have it at this instant; null for all
     * @param after the place behind which the page begins; null for the first page
     */
    public List<TierOverride> approvals(
            TierOverride.@Nullable Status status, Instant now, @Nullable ListPlace after, int most) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(
                switch (status) {
                    case null -> "1 = 1";
                    case AWAITING_APPROVAL, REJECTED -> "status = ?";
                    case APPROVED -> "status = ? and until_at > ?";
                    case ENDED -> "status = ? and until_at <= ?";
                });
        if (status == TierOverride.Status.APPROVED || status == TierOverride.Status.ENDED) {
            values.addAll(List.of(TierOverride.Status.APPROVED.word(), now));
        } else if (status != null) {
            values.add(status.word());
        }
        if (after != null) {
            where.append(BEHIND);
            values.addAll(List.of(after.at(), after.at(), after.key()));
        }
        String order = " order by asked_at desc, override_id desc limit " + most;
        return database.read(APPROVALS + where + order, row -> Overrides.override(row), values.toArray());
    }

    /** Whether an override stands in a place of the list. */
    public boolean isApproval(ListPlace place) {
        return !database.read(IS_APPROVAL, row -> true, place.key(), place.at()).isEmpty();
    }
}
