package loyalty.points.activities;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of what a member did besides buying. */
@ApplicationScoped
class KeptActivities implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(KeptTable.of("activity", "activities")
                .json("attributes", "explanation")
                .calling("spoken", "language"));
    }
}
