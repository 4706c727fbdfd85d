package loyalty.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import loyalty.programme.checks.Fault;
import loyalty.programme.earning.Condition;
import loyalty.programme.earning.EarnRule;
import loyalty.programme.earning.Life;
import loyalty.programme.earning.PointRules;
import loyalty.programme.earning.ReturnRules;
import loyalty.programme.earning.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file may say about earning, and what is told to a marketer who says it wrongly. */
class EarningLanguageTest {

    private static final String HEAD = """
            version: test-1
            currency: USD
            timeZone: America/New_York
            tiers: { metric: spend, windowMonths: 12, validMonths: 12, steps: [ { tier: green, threshold: 0 }, { tier: gold, threshold: 100 } ] }
            points:
            """;

    private static final String EVERYTHING = """
                earn: { points: 1, per: "1.00", timesByTier: { gold: 1.2 } }
                basis: { kinds: [goods, fee], withoutCategories: [alcohol], paidWithPoints: false, paidWithVouchers: true }
                rules:
                  - { rule: cups, each: item, points: 2, when: { categories: [coffee], weekdays: [monday] } }
                  - { rule: visit, each: activity, activity: visit, points: 5 }
                events:
                  - { event: may, times: 2, timesByTier: { gold: 3 }, when: { from: 2026-05-01, to: 2026-05-31, if: "total >= 100.0" } }
                eventsTogether: add-up
                caps:
                  - { points: 5, each: day, rule: visit }
                rounding: carry
                pending: { until: 2026-12-01 }
                expiry: { endOfMonthPlusMonths: 6, unlessActive: true, byTier: { gold: { never: true } } }
                value: { points: 100, amount: "1.00" }
                returns: { whenSpent: floor, graceDays: 14 }
                """;

    private static Programme read(String points) {
        ProgrammeFile file = ProgrammeFile.read(HEAD + points.indent(2));
        assertThat(file).isInstanceOf(ProgrammeFile.Readable.class);
        return ((ProgrammeFile.Readable) file).programme();
    }

    private static List<String> faults(String points) {
        ProgrammeFile file = ProgrammeFile.read(HEAD + points.indent(2));
        assertThat(file).isInstanceOf(ProgrammeFile.Faulty.class);
        return ((ProgrammeFile.Faulty) file).faults().stream().map(Fault::path).toList();
    }

    @Test
    void everything_that_can_be_said_is_read() {
        PointRules points = read(EVERYTHING).points();

        assertThat(points.basis().counts("fee", "alcohol")).isFalse();
        assertThat(points.basis().countsPaidWithPoints()).isFalse();
        assertThat(points.basis().countsPaidWithVouchers()).isTrue();
        assertThat(points.rules())
                .extracting(EarnRule::each)
                .containsExactly(EarnRule.Each.ITEM, EarnRule.Each.ACTIVITY);
        assertThat(points.rules().getFirst().when().means("coffee", "cup-1")).isTrue();
        assertThat(points.rules().getFirst().when().means("tea", "cup-1")).isFalse();
        assertThat(points.events().getFirst().timesFor("gold")).isEqualByComparingTo("3");
        assertThat(points.events().getFirst().timesFor("green")).isEqualByComparingTo("2");
        assertThat(points.caps().getFirst().counter(LocalDate.of(2026, 5, 2))).isEqualTo("day:2026-05-02:visit");
        assertThat(points.pending().until()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(points.expiry().lifeFor("green").endOfMonthPlusMonths()).isEqualTo(6);
        assertThat(points.expiry().lifeFor("green").renewal()).isEqualTo("monthly");
        assertThat(points.expiry().lifeFor("gold")).isEqualTo(Life.FOREVER);
        assertThat(points.returns()).isEqualTo(new ReturnRules(ReturnRules.WhenSpent.FLOOR, 14));
    }

    @Test
    void a_small_programme_is_small() {
        String file = """
                version: small-1
                currency: EUR
                timeZone: Europe/Dublin
                points:
                  earn: { points: 1 }
                tiers:
                  metric: spend
                  windowMonths: 12
                  validMonths: 12
                  steps:
                    - { tier: red, threshold: 0 }
                    - { tier: silver, threshold: 300 }
                    - { tier: gold, threshold: 700 }
                """;

        assertThat(ProgrammeFile.read(file)).isInstanceOf(ProgrammeFile.Readable.class);
        assertThat(file.lines().count()).isLessThan(20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rules: [ { rule: a, each: activity, points: 1 } ]                                    | /points/rules/0
            rules: [ { rule: a, each: item, activity: visit, points: 1 } ]                       | /points/rules/0
            rules: [ { rule: a, each: item, points: 1, per: "5.00" } ]                           | /points/rules/0/per
            rules: [ { rule: a, each: order, points: 1, instead: true } ]                        | /points/rules/0/instead
            rules: [ { rule: a, each: order, points: 1 }, { rule: a, each: item, points: 1 } ]   | /points/rules/1/rule
            rules: [ { rule: a, each: order, points: 1, when: { tiers: [black] } } ]             | /points/rules/0/when/tiers/0
            rules: [ { rule: a, each: order, points: 1, when: { if: "total > tier" } } ]         | /points/rules/0/when/if
            rules: [ { rule: a, each: order, points: 1, when: { if: "total" } } ]                | /points/rules/0/when/if
            rules: [ { rule: a, each: order, points: 1, when: { if: "1 + " } } ]                 | /points/rules/0/when/if
            rules: [ { rule: a, each: order, points: 1, when: { from: 2026-02-02, to: 2026-02-01 } } ] | /points/rules/0/when
            rules: [ { rule: a, each: order, points: 1, when: { from: 2026-02-02, until: 2026-02-01 } } ] | /points/rules/0/when
            rules: [ { rule: a, each: order, points: 1, when: { to: 2026-02-02, until: 2026-02-02 } } ] | /points/rules/0/when
            rules: [ { rule: a, each: enrolment, points: 1, when: { skus: [x] } } ]              | /points/rules/0/when
            rules: [ { rule: a, each: order, points: 1, when: { days: [2026-02-30] } } ]        | /points/rules/0/when/days/0
            rules: [ { rule: a, each: order, points: 0 } ]                                       | /points/rules/0/points
            { earn: { points: 1 }, caps: [ { points: 5, each: day, rule: none } ] }              | /points/caps/0/rule
            { earn: { points: 1 }, caps: [ { points: 5, each: day, event: none } ] }             | /points/caps/0/event
            { rules: [ { rule: a, each: item, points: 1 } ], caps: [ { points: 5, each: day, rule: earn } ] } | /points/caps/0/rule
            { earn: { points: 1 }, events: [ { event: e, times: 2, when: {} } ], caps: [ { points: 5, each: day, rule: earn, event: e } ] } | /points/caps/0
            { earn: { points: 1 }, rounding: carry, roundingEach: line }                         | /points/roundingEach
            { earn: { points: 1, step: true }, roundingEach: line }                              | /points/roundingEach
            { earn: { points: 1, step: true }, events: [ { event: e, times: 2, when: { skus: [x] } } ] } | /points/events/0/when
            { earn: { points: 1 }, events: [ { event: e, when: { days: [2026-05-04] } } ] }      | /points/events/0
            { earn: { points: 1 }, expiry: { months: 3, never: true } }                          | /points/expiry
            { earn: { points: 1 }, expiry: { months: 3, unlessActive: true } }                   | /points/expiry
            { earn: { points: 1 }, expiry: { months: 3, byTier: { black: { never: true } } } }   | /points/expiry/byTier/black
            { rounding: floor }                                                                  | /points
            """)
    void what_is_wrong_is_named_by_its_path(String points, String path) {
        assertThat(faults(points)).contains(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            total >= 100.0                                   | true
            total > 100.0                                    | false
            items == 3 && channel == 'store'                 | true
            'coffee' in categories && !('tea' in categories) | true
            weekday == 'saturday' && month == 2 && day == 29 | true
            tier == 'gold' ? total > 1000.0 : true           | true
            activity == ''                                   | true
            1 / (items - 3) == 1                             | false
            """)
    void conditions_ask_about_the_order(String condition, boolean holds) {
        var occasion = new When.Occasion(
                LocalDate.of(2020, 2, 29),
                "green",
                Map.of(),
                "store",
                null,
                new BigDecimal("100.00"),
                3,
                List.of("coffee"),
                List.of("cup-1"),
                null);

        assertThat(Condition.of(condition).holds(occasion)).isEqualTo(holds);
    }
}
