package loyalty.programme;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import loyalty.programme.checks.Fault;
import loyalty.programme.tiers.Ladder;
import loyalty.programme.wallet.RedemptionRules;
import loyalty.programme.wallet.Reward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammeFileTest {

    private static final String SMALL = """
            version: small-1
            currency: EUR
            timeZone: Europe/Dublin
            points:
              earn: { points: 1 }
            tiers:
              metric: points
              windowMonths: 12
              validMonths: 12
              steps:
                - { tier: bronze, threshold: 0 }
                - { tier: silver, threshold: 300 }
                - { tier: gold, threshold: 700 }
            """;

    @Test
    void three_tiers_and_one_rate_take_under_twenty_lines() {
        assertThat(SMALL.lines().count()).isLessThan(20);
        Programme programme = programme(SMALL);

        assertThat(requireNonNull(programme.points().earn()).per()).isEqualByComparingTo("1");
        assertThat(requireNonNull(programme.points().earn()).rateFor("gold")).isEqualByComparingTo("1");
        assertThat(programme.points().basis().counts("goods", null)).isTrue();
        assertThat(programme.points().basis().counts("shipping", null)).isFalse();
        assertThat(programme.tiers().ladder()).isEqualTo("club");
        assertThat(programme.tiers().supportedBy(new BigDecimal("699")).name()).isEqualTo("silver");
    }

    @Test
    void every_programme_that_ships_is_readable() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../programmes"))) {
            List<Path> shipped = files.filter(file -> !file.endsWith("kustomization.yaml"))
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .toList();
            assertThat(shipped).hasSizeGreaterThanOrEqualTo(5);
            for (Path file : shipped) {
                assertThat(ProgrammeFile.read(Files.readString(file)))
                        .as(file.toString())
                        .isInstanceOf(ProgrammeFile.Readable.class);
            }
        }
    }

    @Test
    void the_house_programme_is_readable() throws IOException {
        Programme house = programme(Files.readString(Path.of("../programmes/house.yaml")));

        assertThat(house.tiers().steps()).extracting(Ladder.Step::tier).containsExactly("member", "silver", "gold");
        assertThat(requireNonNull(house.points().earn()).rateFor("silver")).isEqualByComparingTo("1.25");
        assertThat(house.points().expiry().everybody().endOfMonthPlusMonths()).isEqualTo(12);
        assertThat(house.storeCurrency()).isNotNull();
        assertThat(Programme.textIn(house.vouchers().getFirst().text(), List.of("ko")))
                .startsWith("클럽");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "- "})
    void what_is_nested_too_deeply_is_told_so_without_the_inner_life_of_the_reader(String opening) {
        assertThat(ProgrammeFile.read(opening.repeat(20_000)))
                .isInstanceOfSatisfying(
                        ProgrammeFile.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.message())
                                        .startsWith("this is not YAML: ")
                                        .doesNotContain("Constraints", "Exception", "java", "get")));
    }

    @Test
    void json_is_read_like_yaml() {
        assertThat(ProgrammeFile.read("""
                {"version": "j-1", "currency": "USD", "timeZone": "UTC", "points": {"earn": {"points": 2}},
                 "tiers": {"metric": "spend", "windowMonths": 1, "validMonths": 1,
                           "steps": [{"tier": "all", "threshold": 0}]}}""")).isInstanceOf(ProgrammeFile.Readable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EUR              | EURO             | /currency                 | 2",
                "Europe/Dublin    | Europe/Dubbling  | /timeZone                 | 3",
                "Europe/Dublin    | +01:00           | /timeZone                 | 3",
                "{ points: 1 }    | { points: -1 }   | /points/earn/points       | 5",
                "{ points: 1 }    | { poinst: 1 }    | /points/earn/poinst       | 5",
                "metric: points   | metric: smiles   | /tiers/metric             | 7",
                "threshold: 700   | threshold: 300   | /tiers/steps/2/threshold  | 13",
                "threshold: 0     | threshold: 5     | /tiers/steps/0/threshold  | 11",
                "tier: gold       | tier: silver     | /tiers/steps/2/tier       | 13",
                "windowMonths: 12 | windowMonths: 99 | /tiers/windowMonths       | 8",
            })
    void a_fault_is_named_by_its_path_and_line(String right, String wrong, String path, int line) {
        assertThat(faults(SMALL.replace(right, wrong))).anySatisfy(fault -> {
            assertThat(fault.path()).isEqualTo(path);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.message()).isNotBlank();
        });
    }

    @Test
    void every_fault_is_listed_not_only_the_first() {
        String broken =
                SMALL.replace("EUR", "XX1").replace("points: 1", "points: no").replace("700", "7");
        assertThat(faults(broken))
                .extracting(Fault::path)
                .contains("/currency", "/points/earn/points", "/tiers/steps/2/threshold");
    }

    @Test
    void a_tier_that_is_not_on_the_ladder_is_a_fault_wherever_it_is_named() {
        String broken = SMALL.replace("{ points: 1 }", "{ points: 1, timesByTier: { platinum: 2 } }")
                + "vouchers: [{ id: v, when: tier, tier: platin, amount: 5, validDays: 3, text: { en: x } }]\n"
                + "birthday: { byTier: { brass: { amount: 5, openDays: 1 } }, text: { en: x } }\n";
        assertThat(faults(broken))
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "/points/earn/timesByTier/platinum", "/vouchers/0/tier", "/birthday/byTier/brass");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: percent, percent: 20, amount: 50                     | ''",
                "kind: item, item: mug                                      | ''",
                "kind: shipping                                             | ''",
                "amount: 5, from: 2026-02-01, until: 2026-02-01, stock: 3   | ''",
                "amount: 5, tiers: [gold], earlyAccess: { gold: 2026-02-01 }| ''",
                "kind: percent                                              | /rewards/0",
                "kind: percent, percent: 0                                  | /rewards/0/percent",
                "kind: percent, percent: 101                                | /rewards/0/percent",
                "kind: shipping, amount: 5                                  | /rewards/0",
                "kind: item, amount: 5, item: mug                           | /rewards/0",
                "amount: 5, percent: 5                                      | /rewards/0",
                "validPoints: 5, amount: 5                                  | /rewards/0/validPoints",
                "amount: 5, from: 2026-02-30                                | /rewards/0/from",
                "amount: 5, from: 2026-02-02, until: 2026-02-01             | /rewards/0/until",
                "amount: 5, tiers: [tin]                                    | /rewards/0/tiers/0",
                "amount: 5, earlyAccess: { tin: 2026-02-01 }                | /rewards/0/earlyAccess/tin",
                "amount: 5, use: { tiers: [tin] }                           | /rewards/0/use/tiers/0",
                "amount: 5, use: { channels: [fax] }                        | /rewards/0/use/channels/0",
            })
    void a_reward_has_the_value_of_its_kind_and_days_and_tiers_that_exist(String more, String path) {
        String text = SMALL + "rewards: [{ reward: r, points: 5, validDays: 3, text: { en: x }, " + more + " }]\n";
        assertThat(faults(text)).extracting(Fault::path).isEqualTo(path.isEmpty() ? List.of() : List.of(path));
    }

    @Test
    void what_is_taken_off_first_may_be_said_in_part() {
        assertThat(programme(SMALL + "redemption: { order: [percent] }\n")
                        .redemption()
                        .order())
                .startsWith(RedemptionRules.Step.PERCENT, RedemptionRules.Step.ITEM)
                .hasSize(RedemptionRules.Step.values().length);
    }

    @Test
    void members_of_a_tier_may_be_let_in_earlier_never_later() {
        Programme programme = programme(SMALL + "rewards: [{ reward: r, points: 5, amount: 5, validDays: 3, "
                + "from: 2026-02-05, earlyAccess: { silver: 2026-02-03, gold: 2026-02-09 }, text: { en: x } }]\n");
        Reward reward = programme.reward("r").orElseThrow();

        assertThat(reward.firstDayFor("bronze")).hasToString("2026-02-05");
        assertThat(reward.firstDayFor("silver")).hasToString("2026-02-03");
        assertThat(reward.firstDayFor("gold")).hasToString("2026-02-05");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a: [1, 2", "''", "just words", "- a list", "a: 1\na: 2", "&a [*a]"})
    void what_is_no_programme_at_all_is_told_with_a_line(String text) {
        assertThat(faults(text.replace("\\n", "\n")))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.line()).isPositive());
    }

    private static Programme programme(String text) {
        return switch (ProgrammeFile.read(text)) {
            case ProgrammeFile.Readable(Programme programme) -> programme;
            case ProgrammeFile.Faulty(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    private static List<Fault> faults(String text) {
        return ProgrammeFile.read(text) instanceof ProgrammeFile.Faulty(List<Fault> faults) ? faults : List.of();
    }
}
