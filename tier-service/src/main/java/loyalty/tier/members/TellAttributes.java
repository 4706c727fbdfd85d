package loyalty.tier.members;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import loyalty.database.Database;
import loyalty.database.ManyRows;
import loyalty.events.Envelope;
import loyalty.events.MemberAttributesChanged;
import loyalty.events.Pseudonym;
import loyalty.outbox.Outbox;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.membership.EnrolledMembers;
import loyalty.tier.membership.Memberships;
import org.jspecify.annotations.Nullable;

/**
 * Tells others which attributes a member has, as far as a version of the programme goes by them; what no version names stays
 * here. Append-only rows, each published as one event.
 */
@ApplicationScoped
class TellAttributes {

    private static final String TOLD = """
            select t.attributes, t.pseudonym from attributes_told t
            where t.pseudonym in (:keys) and t.event_seq = (select max(l.event_seq) from attributes_told l
                where l.pseudonym = t.pseudonym)""";
    private static final String TELL =
            "insert into attributes_told (pseudonym, event_seq, from_day, attributes, told_at)";

    private final Database database;
    private final Memberships memberships;
    private final EnrolledMembers enrolled;
    private final ProfileJson profiles;
    private final KnownProgrammes programmes;
    private final Outbox outbox;

    TellAttributes(
            Database database,
            Memberships memberships,
            EnrolledMembers enrolled,
            ProfileJson profiles,
            KnownProgrammes programmes,
            Outbox outbox) {
        this.database = database;
        this.memberships = memberships;
        this.enrolled = enrolled;
        this.profiles = profiles;
        this.programmes = programmes;
        this.outbox = outbox;
    }

    /** The names of the attributes by which a version of the programme goes, as the database has them now. */
    Set<String> named() {
        return programmes.allNow().versions().stream()
                .flatMap(version -> version.programme().attributes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Tells of those members whose attributes were not told so before; in the transaction that changed them, if one did.
     * Names and attributes are read under the members' locks: who comes later sees what was told, and the version too.
     */
    void tell(Collection<Pseudonym> members, Instant now) {
        if (members.isEmpty()) {
            return;
        }
        SortedMap<Pseudonym, Long> sequences = memberships.lock(new TreeSet<>(members));
        Set<String> named = named();
        if (named.isEmpty()) {
            return;
        }
        Map<Pseudonym, Map<String, String>> told = told(members);
        List<Envelope> events = new ArrayList<>();
        enrolled.attributesOf(members).forEach((member, had) -> {
            Map<String, String> known = new TreeMap<>(profiles.attributes(had.json()));
            known.keySet().retainAll(named);
            if (!known.equals(told.getOrDefault(member, Map.of()))) {
                var event = new MemberAttributesChanged(member, now, had.from(), known);
                events.add(Envelope.about(event, sequences.merge(member, 1L, Long::sum), null));
            }
        });
        memberships.count(sequences);
        write(events);
    }

    private void write(List<Envelope> events) {
        List<@Nullable Object[]> values = new ArrayList<>();
        for (Envelope envelope : events) {
            MemberAttributesChanged event = (MemberAttributesChanged) envelope.data();
            values.add(new @Nullable Object[] {
                event.member(),
                envelope.sequence(),
                event.from(),
                profiles.write(new TreeMap<>(event.attributes())),
                event.at()
            });
        }
        database.change(rows -> rows.insert(TELL, values));
        outbox.append(events);
    }

    private Map<Pseudonym, Map<String, String>> told(Collection<Pseudonym> members) {
        return database
                .ask(rows -> rows.select(
                        TOLD,
                        members,
                        row -> Map.entry(ManyRows.owner(row), profiles.attributes(row.getString("attributes")))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
