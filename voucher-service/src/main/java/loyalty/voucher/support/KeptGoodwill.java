package loyalty.voucher.support;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of vouchers that support gave to a member, and of what staff did with theirs. Where staff sat is theirs. */
@ApplicationScoped
class KeptGoodwill implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(
                KeptTable.of("voucher_issue", "voucherIssues"),
                KeptTable.of("voucher_act", "actsOfStaff").without("origin"));
    }
}
