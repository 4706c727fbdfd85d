package loyalty.personal;

import java.util.List;
import java.util.Map;
import loyalty.database.KeptTable;
import loyalty.events.Pseudonym;

/** A room whose tables keep something of persons. Each brings its own as a bean; all of them are the export. */
public interface PersonalRoom {

    /**
     * What its tables keep.
     *
     * @param forTheMember whether the person reads it themselves, and not somebody for them
     */
    List<KeptTable> tables(boolean forTheMember);

    /**
     * Comes before anything is told: what is due by the clock is written down, so that it counts.
     *
     * @throws loyalty.api.ProblemException when there is nobody of whom to tell
     */
    default void prepare(Pseudonym member) {}

    /** What the room makes of its tables for readers of a member, by name. */
    default Map<String, Object> views(Pseudonym member) {
        return Map.of();
    }
}
