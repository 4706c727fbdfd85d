package loyalty.points.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of what staff did with a member's points and wrote about it. Where staff sat is theirs. */
@ApplicationScoped
class KeptTrail implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(
                KeptTable.of("audit", "actsOfStaff").without("origin", "note_hash"),
                KeptTable.of("adjustment_note", "adjustmentNotes"));
    }
}
