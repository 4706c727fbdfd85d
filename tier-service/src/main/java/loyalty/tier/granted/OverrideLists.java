package loyalty.tier.granted;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import loyalty.api.lists.ListPlace;
import loyalty.tier.domain.TierOverride;
import org.jspecify.annotations.Nullable;

/** The tiers that support gives, as a list over all members. */
@ApplicationScoped
public class OverrideLists {

    /** The first word of the keys of this list, and of that of acts. */
    public static final String KIND = "tier-override";

    private final OverrideRows rows;

    OverrideLists(OverrideRows rows) {
        this.rows = rows;
    }

    /**
     * Overrides, the last asked for first.
     *
     * @param status only those that have it at this instant; null for all
     * @param after the place behind which the page begins; null for the first page
     */
    public List<TierOverride> approvals(
            TierOverride.@Nullable Status status, Instant now, @Nullable ListPlace after, int most) {
        return rows.list(status, now, after, most).stream()
                .map(Overrides::override)
                .toList();
    }

    /** Whether an override stands in a place of the list. */
    public boolean isApproval(ListPlace place) {
        return rows.has(place);
    }
}
