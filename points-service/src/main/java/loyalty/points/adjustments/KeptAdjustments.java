package loyalty.points.adjustments;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of what support added to a member's points or took from them. */
@ApplicationScoped
class KeptAdjustments implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(
                KeptTable.of("adjustment", "adjustments").without("note_hash"),
                KeptTable.of("adjustment_step", "adjustmentSteps"));
    }
}
