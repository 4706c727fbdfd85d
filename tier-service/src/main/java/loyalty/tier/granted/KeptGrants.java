package loyalty.tier.granted;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of tiers that support gave, and of what staff did with a member's profile and tiers. Where staff sat is theirs. */
@ApplicationScoped
class KeptGrants implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(
                KeptTable.of("tier_override", "tierOverrides").calling("until_at", "until"),
                KeptTable.of("staff_act", "actsOfStaff")
                        .without("origin", "reason_hash")
                        .calling("until_at", "until"));
    }
}
