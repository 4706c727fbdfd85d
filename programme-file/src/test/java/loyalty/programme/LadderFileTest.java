package loyalty.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import loyalty.programme.checks.Fault;
import loyalty.programme.tiers.Ladder;
import loyalty.programme.tiers.LadderTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderFileTest {

    private static final String TWO_LADDERS = """
            version: two-1
            currency: USD
            timeZone: America/New_York
            points:
              earn: { points: 1 }
            tiers:
              metric: spend
              basis: { kinds: [goods, fee], exceptCategories: [alcohol], paidWithVouchers: true }
              window: calendar-year
              promotion: period-end
              valid: window-end
              keepBy: window
              missed: { drop: one-step, floor: silver, graceDays: 30 }
              returns: at-once
              warnDays: [60, 14]
              steps:
                - { tier: red, threshold: 0 }
                - { tier: silver, threshold: 300, keep: 200 }
                - { tier: black, byInvitation: true }
            ladders:
              - ladder: visits
                metric: activities
                activities: [visit]
                windowMonths: 1
                validMonths: 1
                steps:
                  - { tier: guest, threshold: 0 }
                  - { tier: regular, threshold: 4 }
            """;

    @Test
    void a_ladder_says_all_its_terms() {
        Programme programme = programme(TWO_LADDERS);
        Ladder club = programme.tiers();

        assertThat(club.window()).isEqualTo(LadderTerms.Window.CALENDAR_YEAR);
        assertThat(club.promotion()).isEqualTo(LadderTerms.Promotion.PERIOD_END);
        assertThat(club.valid()).isEqualTo(LadderTerms.Validity.WINDOW_END);
        assertThat(club.keepBy()).isEqualTo(LadderTerms.KeepBy.WINDOW);
        assertThat(club.missed()).isEqualTo(new LadderTerms.Missed(LadderTerms.Drop.ONE_STEP, "silver", 30));
        assertThat(club.returns()).isEqualTo(LadderTerms.Returns.AT_ONCE);
        assertThat(club.warnDays()).containsExactly(60, 14);
        assertThat(club.basis()).isEqualTo(new LadderTerms.Basis(Set.of("goods", "fee"), Set.of("alcohol"), true));
        assertThat(programme.countsPaidWithVouchers(club)).isTrue();
        assertThat(programme.countsPaidWithVouchers(programme.ladders().getFirst()))
                .isFalse();
        assertThat(club.steps().getLast().byInvitation()).isTrue();
        assertThat(club.steps().get(1).keep()).isEqualByComparingTo("200");
        assertThat(programme.allLadders()).extracting(Ladder::ladder).containsExactly("club", "visits");
        assertThat(programme.ladderWith("regular")).map(Ladder::activities).contains(List.of("visit"));
        assertThat(programme.ladderWith("nobody")).isEmpty();
    }

    @Test
    void what_the_file_leaves_out_is_as_it_always_was() {
        Ladder visits = programme(TWO_LADDERS).ladders().getFirst();

        assertThat(visits.promotion()).isEqualTo(LadderTerms.Promotion.AT_ONCE);
        assertThat(visits.keepBy()).isEqualTo(LadderTerms.KeepBy.SAME_AGAIN);
        assertThat(visits.missed()).isEqualTo(LadderTerms.Missed.DEFAULT);
        assertThat(visits.returns()).isEqualTo(LadderTerms.Returns.PERIOD_END);
        assertThat(visits.warnDays()).isEmpty();
        assertThat(visits.floorRank()).isZero();
        String atOnce = TWO_LADDERS.replace("  promotion: period-end\n", "").replace("  keepBy: window\n", "");
        assertThat(programme(atOnce).tiers().keepBy()).isEqualTo(LadderTerms.KeepBy.NOTHING);
        assertThat(programme(atOnce.replace("window-end", "year-and-next"))
                        .tiers()
                        .keepBy())
                .isEqualTo(LadderTerms.KeepBy.WINDOW);
    }

    @Test
    void a_basis_of_its_own_says_what_counts_and_without_one_it_is_that_of_the_points() {
        Programme programme = programme(TWO_LADDERS);

        assertThat(programme.counts(programme.tiers(), "fee", null)).isTrue();
        assertThat(programme.counts(programme.tiers(), "goods", "alcohol")).isFalse();
        assertThat(programme.counts(programme.tiers(), "goods", "tea")).isTrue();
        assertThat(programme.counts(programme.ladders().getFirst(), "goods", "alcohol"))
                .isTrue();
        assertThat(programme.counts(programme.ladders().getFirst(), "fee", null))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "window: calendar-year  | windowMonths: 12        | /tiers/valid",
                "window: calendar-year  | windowMonths: 12        | /tiers/promotion",
                "valid: window-end      | validMonths: 3\\n  valid: window-end | /tiers",
                "window: calendar-year  | window: calendar-year\\n  windowMonths: 12 | /tiers",
                "floor: silver          | floor: gold             | /tiers/missed/floor",
                "activities: [visit]    | promotion: at-once      | /ladders/0/metric",
                "metric: spend          | metric: spend\\n  activities: [visit] | /tiers/metric",
                "- ladder: visits       | - promotion: at-once    | /ladders/0",
                "ladder: visits         | ladder: club            | /ladders/0/ladder",
                "tier: guest            | tier: red               | /ladders/0/steps/0/tier",
                "byInvitation: true     | name: Black             | /tiers/steps/2",
                "threshold: 0 }         | byInvitation: true }    | /tiers/steps/0/threshold",
                "keep: 200              | keep: 400               | /tiers/steps/1/keep",
                "threshold: 4           | threshold: 0            | /ladders/0/steps/1/threshold",
                "activities: [visit]    | activities: [visit]\\n    basis: { kinds: [goods] } | /ladders/0/basis",
            })
    void words_that_do_not_fit_together_are_named_by_their_path(String right, String wrong, String path) {
        assertThat(ProgrammeFile.read(TWO_LADDERS)).isInstanceOf(ProgrammeFile.Readable.class);
        String broken = TWO_LADDERS.replace(right, wrong.replace("\\n", "\n"));

        assertThat(ProgrammeFile.read(broken))
                .isInstanceOfSatisfying(
                        ProgrammeFile.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(Fault::path)
                                .contains(path));
    }

    private static Programme programme(String text) {
        return switch (ProgrammeFile.read(text)) {
            case ProgrammeFile.Readable(Programme programme) -> programme;
            case ProgrammeFile.Faulty(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }
}
