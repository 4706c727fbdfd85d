package loyalty.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may be a member.
 *
 * @param minimumAge in years, on the day of the enrolment or of the change; any age when the file is silent
 * @param countries where members may live, as ISO 3166 codes; anywhere when the file is silent
 */
public record MembershipRules(
        @Nullable Integer minimumAge, @Nullable List<String> countries) {

    /** Everybody, from everywhere. */
    public static final MembershipRules DEFAULT = new MembershipRules(null, null);

    public MembershipRules {
        countries = countries == null ? List.of() : List.copyOf(countries);
    }

    @Override
    public List<String> countries() {
        return Objects.requireNonNull(countries);
    }

    /** Whether somebody is old enough; who gave no date of birth is. */
    public boolean isOldEnough(@Nullable LocalDate birthDate, LocalDate today) {
        return minimumAge == null
                || birthDate == null
                || !birthDate.plusYears(minimumAge).isAfter(today);
    }

    /** Whether somebody lives where members may; who gave no country does. */
    public boolean isFrom(@Nullable String country) {
        return country == null || countries().isEmpty() || countries().contains(country);
    }
}
