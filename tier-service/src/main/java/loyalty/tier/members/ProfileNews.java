package loyalty.tier.members;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.directory.Directory;
import loyalty.tier.domain.LadderBook;
import loyalty.tier.membership.MemberEntity;
import loyalty.tier.membership.Memberships;
import org.jspecify.annotations.Nullable;

/**
 * What a change of profiles means to others: events that are published, tiers that have to be reviewed, and what members are
 * found by.
 */
@ApplicationScoped
class ProfileNews {

    private final Enrolments enrolments;
    private final TellAttributes tellAttributes;
    private final Memberships memberships;
    private final KnownProgrammes programmes;
    private final Directory directory;

    ProfileNews(
            Enrolments enrolments,
            TellAttributes tellAttributes,
            Memberships memberships,
            KnownProgrammes programmes,
            Directory directory) {
        this.enrolments = enrolments;
        this.tellAttributes = tellAttributes;
        this.memberships = memberships;
        this.programmes = programmes;
        this.directory = directory;
    }

    /**
     * A profile that was written.
     *
     * @param before what stood there before; null for somebody new
     */
    record Written(MemberEntity row, @Nullable Before before) {

        private boolean isNew() {
            return before == null;
        }

        private boolean hasOtherAttributes() {
            return before == null ? !row.attributes.equals("{}") : !before.attributes.equals(row.attributes);
        }

        private boolean joinedOnAnotherDay() {
            return before == null || !before.joinedOn.equals(row.joinedOn);
        }

        private boolean isCalledOtherwise() {
            return before == null || !Objects.equals(before.name, row.name) || !Objects.equals(before.email, row.email);
        }
    }

    /** What others know of a profile before it is written. */
    record Before(
            LocalDate joinedOn,
            String attributes,
            @Nullable String name,
            @Nullable String email) {

        static Before of(MemberEntity row) {
            return new Before(row.joinedOn, row.attributes, row.name, row.email);
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
