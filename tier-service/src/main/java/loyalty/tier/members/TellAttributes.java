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
import loyalty.events.Envelope;
import loyalty.events.MemberAttributesChanged;
import loyalty.events.Pseudonym;
import loyalty.outbox.Outbox;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.membership.EnrolledMembers;
import loyalty.tier.membership.Memberships;

/**
 * Tells others which attributes a member has, as far as a version of the programme goes by them; what no version names stays
 * here. Append-only rows, each published as one event.
 */
@ApplicationScoped
class TellAttributes {

    private final AttributesTold told;
    private final Memberships memberships;
    private final EnrolledMembers enrolled;
    private final ProfileJson profiles;
    private final KnownProgrammes programmes;
    private final Outbox outbox;

    TellAttributes(
            AttributesTold told,
            Memberships memberships,
            EnrolledMembers enrolled,
            ProfileJson profiles,
            KnownProgrammes programmes,
            Outbox outbox) {
        this.told = told;
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
        Map<Pseudonym, Map<String, String>> before = told(members);
        List<Envelope> events = new ArrayList<>();
        enrolled.attributesOf(members).forEach((member, had) -> {
            Map<String, String> known = new TreeMap<>(profiles.attributes(had.json()));
            known.keySet().retainAll(named);
            if (!known.equals(before.getOrDefault(member, Map.of()))) {
                var event = new MemberAttributesChanged(member, now, had.from(), known);
                events.add(Envelope.about(event, sequences.merge(member, 1L, Long::sum), null));
            }
        });
        memberships.count(sequences);
        write(events);
    }

    private void write(List<Envelope> events) {
        told.add(events.stream().map(this::row).toList());
        outbox.append(events);
    }

    private AttributesToldEntity row(Envelope envelope) {
        MemberAttributesChanged event = (MemberAttributesChanged) envelope.data();
        AttributesToldEntity row = new AttributesToldEntity();
        row.id = new AttributesToldEntity.Id(event.member(), envelope.sequence());
        row.fromDay = event.from();
        row.attributes = profiles.write(new TreeMap<>(event.attributes()));
        row.toldAt = event.at();
        return row;
    }

    private Map<Pseudonym, Map<String, String>> told(Collection<Pseudonym> members) {
        return told.lastOf(members).stream()
                .collect(Collectors.toMap(row -> row.id.pseudonym(), row -> profiles.attributes(row.attributes)));
    }
}
