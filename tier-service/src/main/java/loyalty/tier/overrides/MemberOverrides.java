package loyalty.tier.overrides;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeSet;
import loyalty.api.Pseudonyms;
import loyalty.events.Pseudonym;
import loyalty.tier.domain.Outcome;
import loyalty.tier.domain.Rejection;
import loyalty.tier.domain.TierOverride;
import loyalty.tier.granted.Overrides;
import loyalty.tier.membership.EnrolledMembers;
import loyalty.tier.membership.Memberships;

/** The overrides of one member; another member's are as if they were not there. */
@ApplicationScoped
class MemberOverrides {

    private final EnrolledMembers members;
    private final Memberships memberships;
    private final Overrides overrides;
    private final Pseudonyms pseudonyms;

    MemberOverrides(EnrolledMembers members, Memberships memberships, Overrides overrides, Pseudonyms pseudonyms) {
        this.members = members;
        this.memberships = memberships;
        this.overrides = overrides;
        this.pseudonyms = pseudonyms;
    }

    /**
     * Locks a member until the end of the transaction: what is asked and decided about them comes one after the other,
     * and after what was counted before it. Somebody who is not enrolled is not locked, since a lock leaves a row.
     *
     * @return whether they are enrolled
     */
    boolean lockEnrolled(String memberId) {
        Pseudonym member = pseudonyms.of(memberId);
        boolean enrolled = members.find(member).isPresent();
        if (enrolled) {
            memberships.lock(new TreeSet<>(List.of(member)));
        }
        return enrolled;
    }

    Outcome<TierOverride> find(String memberId, String overrideId) {
        Pseudonym member = pseudonyms.of(memberId);
        if (members.find(member).isEmpty()) {
            return Outcome.refused(new Rejection.UnknownMember());
        }
        return overrides
                .find(overrideId)
                .map(Overrides.StoredOverride::override)
                .filter(override -> override.request().member().equals(member))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Rejection.UnknownOverride(overrideId)));
    }
}
