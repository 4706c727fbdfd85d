package loyalty.tier.members;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import loyalty.api.FieldErrors;
import loyalty.api.forms.Forms;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.FieldFaults;
import loyalty.tier.domain.Rejection;
import loyalty.tier.membership.MemberEntity;

/** What a profile must be: what its record says of itself, and what the programme asks of its members. */
@ApplicationScoped
class ProfileRules {

    private final KnownProgrammes programmes;
    private final Forms forms;

    ProfileRules(KnownProgrammes programmes, Forms forms) {
        this.programmes = programmes;
        this.forms = forms;
    }

    /** The day in the programme's zone. */
    LocalDate today(Instant now) {
        return programmes.inForceAt(now).calendar().dayOf(now);
    }

    /**
     * Why a profile is refused, if it is. What the programme asks of its members is asked of what they give now: a version of
     * the programme that comes later takes nobody's profile from them.
     *
     * @param row as it is before
     */
    Optional<Rejection> rejection(KeepProfile.ProfileCommand wanted, MemberEntity row, Instant now) {
        Programme programme = programmes.inForceAt(now);
        LocalDate today = programme.calendar().dayOf(now);
        ProfileRequest profile = wanted.profile();
        FieldErrors errors = forms.faults(profile);
        profile.check(today, now, errors);
        if (!errors.none()) {
            return Optional.of(FieldFaults.of(errors));
        }
        if (!Objects.equals(profile.birthDate(), row.birthDate)
                && !programme.membership().isOldEnough(profile.birthDate(), today)) {
            return Optional.of(new Rejection.NotEligible("birthDate"));
        }
        if (!Objects.equals(profile.country(), row.country)
                && !programme.membership().isFrom(profile.country())) {
            return Optional.of(new Rejection.NotEligible("country"));
        }
        return wanted.own()
                ? BirthDates.rejection(
                        row, profile.birthDate(), now, programme.calendar().zone())
                : Optional.empty();
    }
}
