package loyalty.tier.members;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import loyalty.events.Pseudonym;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.directory.Directory;
import loyalty.tier.domain.LadderBook;
import loyalty.tier.granted.Agent;
import loyalty.tier.granted.StaffActs;
import loyalty.tier.membership.MemberEntity;
import loyalty.tier.membership.Memberships;
import org.jspecify.annotations.Nullable;

/**
 * What a change of profiles means to others: events that are published, tiers that have to be reviewed, what members are
 * found by, and what the trail tells of staff.
 */
@ApplicationScoped
class ProfileNews {

    private final Enrolments enrolments;
    private final TellAttributes tellAttributes;
    private final Memberships memberships;
    private final KnownProgrammes programmes;
    private final Directory directory;
    private final StaffActs staffActs;

    ProfileNews(
            Enrolments enrolments,
            TellAttributes tellAttributes,
            Memberships memberships,
            KnownProgrammes programmes,
            Directory directory,
            StaffActs staffActs) {
        this.enrolments = enrolments;
        this.tellAttributes = tellAttributes;
        this.memberships = memberships;
        this.programmes = programmes;
        this.directory = directory;
        this.staffActs = staffActs;
    }

    /**
     * A profile that was written.
     *
     * @param before what stood there before; of somebody new, what stands there of everybody
     * @param staff who wrote it; null when the member did
     */
    record Written(
            MemberEntity row,
            boolean isNew,
            Before before,
            @Nullable Agent staff) {

        private boolean hasOtherAttributes() {
            return changed().contains("attributes");
        }

        private boolean joinedOnAnotherDay() {
            return isNew || changed().contains("joinedOn");
        }

        private boolean isCalledOtherwise() {
            return isNew || !Collections.disjoint(changed(), List.of("name", "email"));
        }

        private List<String> changed() {
            return before.changedTo(row);
        }

        /** What the trail tells of it. Nothing of what a till enrols, nor of what changed nothing. */
        private Stream<StaffActs.WrittenProfile> act() {
            List<String> changed = changed();
            return staff == null || (isNew ? staff.isTill() : changed.isEmpty())
                    ? Stream.empty()
                    : Stream.of(new StaffActs.WrittenProfile(row.pseudonym, row.revision, staff, isNew, changed));
        }
    }

    /**
     * A profile as it is before it is written.
     *
     * @param fields by name, in the order of a profile
     */
    record Before(Map<String, @Nullable Object> fields) {

        static Before of(MemberEntity row) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("name", row.name);
            fields.put("email", row.email);
            fields.put("birthDate", row.birthDate);
            fields.put("timeZone", row.timeZone);
            fields.put("locale", row.locale);
            fields.put("country", row.country);
            fields.put("joinedOn", row.joinedOn);
            fields.put("attributes", row.attributes);
            fields.put("identifiers", row.identifiers);
            fields.put("consents", row.consents);
            return new Before(fields);
        }

        /** The fields that are others now. */
        private List<String> changedTo(MemberEntity row) {
            Map<String, @Nullable Object> now = of(row).fields;
            return fields.keySet().stream()
                    .filter(field -> !Objects.equals(fields.get(field), now.get(field)))
                    .toList();
        }
    }

    /** Tells of them, in the transaction that wrote them. */
    void tell(List<Written> written, Instant now) {
        directory.enter(rows(written, Written::isCalledOtherwise));
        enrolments.enrol(rows(written, Written::isNew));
        tellAttributes.tell(
                rows(written, Written::hasOtherAttributes).stream()
                        .map(row -> row.pseudonym)
                        .toList(),
                now);
        reviewYears(rows(written, Written::joinedOnAnotherDay), now);
        staffActs.wrote(firstOfEach(written).flatMap(Written::act).toList(), now);
    }

    /** What was written twice changed from what stood there before the first time. */
    private static Stream<Written> firstOfEach(List<Written> written) {
        Map<Pseudonym, Written> first = new LinkedHashMap<>();
        written.forEach(one -> first.putIfAbsent(one.row().pseudonym, one));
        return first.values().stream();
    }

    private static List<MemberEntity> rows(List<Written> written, Predicate<Written> which) {
        return written.stream().filter(which).map(Written::row).distinct().toList();
    }

    /** Where a ladder counts by the years of a membership, another day of joining makes another history. */
    private void reviewYears(List<MemberEntity> others, Instant now) {
        if (!others.isEmpty() && LadderBook.countMembershipYears(programmes.all())) {
            memberships.reviewAt(
                    now, others.stream().map(row -> row.pseudonym).sorted().toList());
        }
    }
}
