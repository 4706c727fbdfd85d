package loyalty.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipRulesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-02-28");

    @Test
    void who_is_too_young_or_from_elsewhere_is_not_taken_and_who_says_nothing_is() {
        MembershipRules rules = new MembershipRules(13, List.of("US", "CA"));

        assertThat(rules.isOldEnough(LocalDate.parse("2013-02-28"), TODAY)).isTrue();
        assertThat(rules.isOldEnough(LocalDate.parse("2013-03-01"), TODAY)).isFalse();
        assertThat(rules.isOldEnough(LocalDate.parse("2012-02-29"), LocalDate.parse("2025-02-28")))
                .as("of age on the last day of February")
                .isTrue();
        assertThat(rules.isOldEnough(null, TODAY)).isTrue();
        assertThat(rules.isFrom("CA")).isTrue();
        assertThat(rules.isFrom("IE")).isFalse();
        assertThat(rules.isFrom(null)).isTrue();
        assertThat(MembershipRules.DEFAULT.isFrom("IE")).isTrue();
        assertThat(MembershipRules.DEFAULT.isOldEnough(TODAY, TODAY)).isTrue();
    }
}
