package loyalty.tier.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of what counted for tiers, of how they changed and of what members were warned of. */
@ApplicationScoped
class KeptProgress implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(
                KeptTable.of("qualifying", "qualifyingOrders").json("own"),
                KeptTable.of("qualifying_return", "qualifyingReturns").json("own"),
                KeptTable.of("qualifying_activity", "qualifyingActivities"),
                KeptTable.of("tier_change", "tierChanges"),
                KeptTable.of("tier_warning", "tierWarnings"));
    }
}
