package loyalty.tier.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loyalty.database.Database;
import loyalty.events.Pseudonym;

/** The warnings to members who are about to lose a tier: append-only rows, each the source of one event. */
@ApplicationScoped
class TierWarnings {

    private static final String INSERT = """
            insert into tier_warning (pseudonym, ladder, valid_until, days_ahead, tier, projected, needed,
                programme_version, event_seq, warned_at)""";
    private static final String OF_MEMBERS =
            "select pseudonym, ladder, valid_until, days_ahead from tier_warning where pseudonym in (:keys)";

    private final Database database;

    TierWarnings(Database database) {
        this.database = database;
    }

    /** What members have been warned of. */
    Set<PublishedWarning.Topic> given(Collection<Pseudonym> members) {
        return new HashSet<>(database.ask(rows -> rows.select(OF_MEMBERS, members, PublishedWarning.Topic::of)));
    }

    void add(List<PublishedWarning> warnings) {
        database.change(rows ->
                rows.insert(INSERT, warnings.stream().map(PublishedWarning::row).toList()));
    }
}
