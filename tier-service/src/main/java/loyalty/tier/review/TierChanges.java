package loyalty.tier.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.database.Database;
import loyalty.events.Pseudonym;

/** The changes of tiers as they were published: append-only rows, each the source of one event. */
@ApplicationScoped
class TierChanges {

    private static final String INSERT = """
            insert into tier_change (pseudonym, event_seq, ladder, tier, previous, at, rate_from, valid_until, cause,
                cause_order_id, cause_value, cause_threshold, programme_version, recorded_at)""";
    private static final String OF_MEMBERS =
            "select * from tier_change where pseudonym in (:keys) order by pseudonym, event_seq";

    private final Database database;

    TierChanges(Database database) {
        this.database = database;
    }

    void add(List<PublishedChange> changes) {
        database.change(rows ->
                rows.insert(INSERT, changes.stream().map(PublishedChange::row).toList()));
    }

    /** What was published about members, in the order in which it was published. */
    Map<Pseudonym, List<PublishedChange>> of(Collection<Pseudonym> members) {
        return database.ask(rows -> rows.select(OF_MEMBERS, members, PublishedChange::of)).stream()
                .collect(Collectors.groupingBy(PublishedChange::member));
    }
}
