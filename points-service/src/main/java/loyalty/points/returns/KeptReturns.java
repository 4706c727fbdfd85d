package loyalty.points.returns;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of what a member sent back, and of how it was settled. */
@ApplicationScoped
class KeptReturns implements PersonalRoom {

    private static final String SETTLED =
            "(order_id, return_id) in (select order_id, return_id from order_return where pseudonym = ?)";

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(
                KeptTable.of("order_return", "returns")
                        .calling("return_lines", "lines")
                        .calling("spoken", "language")
                        .json("return_lines", "kept", "counted"),
                KeptTable.of("return_settlement", "returnSettlements", SETTLED)
                        .json("vouchers")
                        .without("resume_at"));
    }
}
