package loyalty.tier.members;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import loyalty.database.Database;
import loyalty.events.Envelope;
import loyalty.events.MemberEnrolled;
import loyalty.events.Pseudonym;
import loyalty.outbox.Outbox;
import loyalty.tier.membership.MemberEntity;
import loyalty.tier.membership.Memberships;
import org.jspecify.annotations.Nullable;

/** The enrolments of members: append-only rows, each published as one event. */
@ApplicationScoped
class Enrolments {

    private static final String ENROL = "insert into enrolment (pseudonym, event_seq, enrolled_at, joined_on)";

    private final Database database;
    private final Memberships memberships;
    private final Outbox outbox;

    Enrolments(Database database, Memberships memberships, Outbox outbox) {
        this.database = database;
        this.memberships = memberships;
        this.outbox = outbox;
    }

    private record Enrolment(Pseudonym member, long sequence, Instant at, LocalDate joinedOn) {

        @Nullable
        Object[] row() {
            return new @Nullable Object[] {member, sequence, at, joinedOn};
        }

        Envelope event() {
            return Envelope.about(new MemberEnrolled(member, at, joinedOn), sequence, null);
        }
    }

    /** Records and publishes enrolments, in the transaction of the profiles and in order of pseudonym. */
    void enrol(Collection<MemberEntity> joined) {
        if (joined.isEmpty()) {
            return;
        }
        SortedMap<Pseudonym, MemberEntity> members = new TreeMap<>();
        joined.forEach(row -> members.put(Pseudonym.of(row.pseudonym), row));
        SortedMap<Pseudonym, Long> sequences = memberships.lock(new TreeSet<>(members.keySet()));
        List<Enrolment> enrolments = new ArrayList<>();
        members.forEach((member, row) -> enrolments.add(
                new Enrolment(member, sequences.merge(member, 1L, Long::sum), row.enrolledAt, row.joinedOn)));
        memberships.count(sequences);
        database.change(rows ->
                rows.insert(ENROL, enrolments.stream().map(Enrolment::row).toList()));
        outbox.append(enrolments.stream().map(Enrolment::event).toList());
    }
}
