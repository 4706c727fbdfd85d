package loyalty.voucher.returns;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of how a member's returns were settled. */
@ApplicationScoped
class KeptSettlements implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(KeptTable.of("settled_return", "settledReturns").json("returned", "vouchers"));
    }
}
