package loyalty.points.openingbalances;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of points that a member brought from elsewhere. */
@ApplicationScoped
class KeptOpenings implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(KeptTable.of("opening_balance", "openingBalances").json("lots"));
    }
}
