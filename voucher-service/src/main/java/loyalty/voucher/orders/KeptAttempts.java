package loyalty.voucher.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of how redemptions were confirmed for a member's orders. */
@ApplicationScoped
class KeptAttempts implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(KeptTable.of("order_attempt", "orderAttempts").without("attempt"));
    }
}
