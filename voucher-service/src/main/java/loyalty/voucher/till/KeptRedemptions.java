package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of what a member used at tills. */
@ApplicationScoped
class KeptRedemptions implements PersonalRoom {

    private static final String OF_MEMBER =
            "redemption_id in (select redemption_id from redemption where pseudonym = ?)";

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(
                KeptTable.of("redemption", "redemptions").without("basket_print", "attempt", "due_at"),
                KeptTable.of("redemption_part", "redemptionParts", OF_MEMBER),
                KeptTable.of("redemption_lot", "redemptionLots", OF_MEMBER));
    }
}
