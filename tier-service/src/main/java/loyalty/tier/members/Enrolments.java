package loyalty.tier.members;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import loyalty.database.Batches;
import loyalty.database.KeptTable;
import loyalty.events.Envelope;
import loyalty.events.MemberEnrolled;
import loyalty.events.Pseudonym;
import loyalty.outbox.Outbox;
import loyalty.personal.PersonalRoom;
import loyalty.tier.membership.MemberEntity;
import loyalty.tier.membership.Memberships;
import org.hibernate.StatelessSession;

/** The enrolments of members: append-only rows, each published as one event. */
@ApplicationScoped
class Enrolments implements PanacheRepositoryBase<EnrolmentEntity, Pseudonym>, PersonalRoom {

    private final Batches rows;
    private final Memberships memberships;
    private final Outbox outbox;

    Enrolments(StatelessSession session, Memberships memberships, Outbox outbox) {
        this.rows = new Batches(session);
        this.memberships = memberships;
        this.outbox = outbox;
    }

    /** Records and publishes enrolments, in the transaction of the profiles and in order of pseudonym. */
    void enrol(Collection<MemberEntity> joined) {
        if (joined.isEmpty()) {
            return;
        }
        SortedMap<Pseudonym, MemberEntity> members = new TreeMap<>();
        joined.forEach(row -> members.put(row.pseudonym, row));
        SortedMap<Pseudonym, Long> sequences = memberships.lock(new TreeSet<>(members.keySet()));
        List<EnrolmentEntity> enrolments = new ArrayList<>();
        members.forEach((member, row) -> {
            EnrolmentEntity enrolment = new EnrolmentEntity();
            enrolment.pseudonym = member;
            enrolment.eventSeq = sequences.merge(member, 1L, Long::sum);
            enrolment.enrolledAt = row.enrolledAt;
            enrolment.joinedOn = row.joinedOn;
            enrolments.add(enrolment);
        });
        memberships.count(sequences);
        rows.insert(enrolments);
        outbox.append(enrolments.stream().map(Enrolments::event).toList());
    }

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(
                KeptTable.of("enrolment", "enrolment").single(),
                KeptTable.of("attributes_told", "attributesTold").json("attributes"));
    }

    private static Envelope event(EnrolmentEntity row) {
        return Envelope.about(new MemberEnrolled(row.pseudonym, row.enrolledAt, row.joinedOn), row.eventSeq, null);
    }
}
