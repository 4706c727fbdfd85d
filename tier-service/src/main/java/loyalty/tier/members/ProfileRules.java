package loyalty.tier.members;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import loyalty.api.FieldErrors;
import loyalty.api.forms.Forms;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.FieldFaults;
import loyalty.tier.domain.Rejection;

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

    /** Why a profile is refused, if it is. */
    Optional<Rejection> rejection(ProfileRequest profile, Instant now) {
        Programme programme = programmes.inForceAt(now);
        LocalDate today = programme.calendar().dayOf(now);
        FieldErrors errors = forms.faults(profile);
        profile.check(today, errors);
        if (!errors.none()) {
            return Optional.of(FieldFaults.of(errors));
        }
        if (!programme.membership().isOldEnough(profile.birthDate(), today)) {
            return Optional.of(new Rejection.NotEligible("birthDate"));
        }
        return programme.membership().isFrom(profile.country())
                ? Optional.empty()
                : Optional.of(new Rejection.NotEligible("country"));
    }
}
