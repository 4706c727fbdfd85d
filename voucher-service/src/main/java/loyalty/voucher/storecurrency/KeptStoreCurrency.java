package loyalty.voucher.storecurrency;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of a member's store currency. */
@ApplicationScoped
class KeptStoreCurrency implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(KeptTable.of("store_currency_lot", "storeCurrencyLots")
                .calling("left_over", "left")
                .without("due_at"));
    }
}
