package loyalty.points.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of a member's points. */
@ApplicationScoped
class KeptLedger implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(
                KeptTable.of("account_holder", "holder").single(),
                KeptTable.of("account", "account").single().without("version", "next_due_at"),
                KeptTable.of("entry", "entries").json("explanation"),
                KeptTable.of("lot", "lots").calling("seq", "entrySeq").without("next_at"),
                KeptTable.of("purchase", "orders")
                        .calling("order_lines", "lines")
                        .calling("spoken", "language")
                        .json("order_lines", "given", "counted", "explanation", "redemptions"),
                KeptTable.of("order_under_way", "ordersUnderWay")
                        .calling("order_lines", "lines")
                        .calling("spoken", "language")
                        .json("order_lines", "redemptions")
                        .without("attempt", "resume_at"),
                KeptTable.of("activation", "activations"),
                KeptTable.of("hold", "holds").without("open_until"),
                KeptTable.of("hold_part", "holdParts"),
                KeptTable.of("hold_step", "holdSteps"),
                KeptTable.of("member_count", "counts"),
                KeptTable.of("tier_period", "tierPeriods").without("sequence"),
                KeptTable.of("attribute_period", "attributePeriods")
                        .without("sequence")
                        .json("attributes"));
    }
}
