package loyalty.voucher.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of rewards that a member paid points for. */
@ApplicationScoped
class KeptExchanges implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(KeptTable.of("exchange", "exchanges").without("resume_at"));
    }
}
