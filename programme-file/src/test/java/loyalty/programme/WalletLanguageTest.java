package loyalty.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import loyalty.programme.checks.Fault;
import loyalty.programme.wallet.VoucherTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file says of vouchers, rewards and store currency, and what it must not say. */
class WalletLanguageTest {

    private static final String FILE = """
            version: w-1
            currency: USD
            timeZone: America/Chicago
            points: { earn: { points: 1 }, pending: { hours: 48 } }
            tiers: { metric: spend, windowMonths: 1, validMonths: 1, steps: [{ tier: t, threshold: 0 }] }
            vouchers:
              - { id: visit, when: activity, activity: visit, oncePerDays: 30, amount: 5, startsAfterDays: 1, validDays: 10, text: { en: V } }
              - { id: save, when: code, code: SAVE20, limit: { perMember: 2, inTotal: 9 }, from: 2026-11-01, until: 2026-11-05, kind: percent, percent: 20, text: { en: S } }
              - { id: card, when: batch, until: 2026-11-30, amount: 6, text: { en: C } }
            rewards:
              - { reward: auto, points: 150, automatic: true, amount: 20, validMonths: 6, text: { en: A } }
            storeCurrency:
              earn: { amount: 10, per: 50, from: 2026-11-01, until: 2026-11-14 }
              redeem: { from: 2026-11-16, until: 2026-11-25 }
              fromPoints: { points: 500, amount: 5, validDays: 30 }
              fromActivities: [{ activity: pickup, amount: 5, oncePerHours: 24, validDays: 30 }]
            """;

    private static List<String> faults(String text) {
        return ProgrammeFile.read(text) instanceof ProgrammeFile.Faulty(List<Fault> faults)
                ? faults.stream().map(Fault::path).toList()
                : List.of();
    }

    private static Programme programme() {
        return ((ProgrammeFile.Readable) ProgrammeFile.read(FILE)).programme();
    }

    @Test
    void every_word_is_read() {
        Programme programme = programme();

        assertThat(programme.points().pending().hours()).isEqualTo(48);
        assertThat(programme.namesActivity("visit")).isTrue();
        assertThat(programme.namesActivity("pickup")).isTrue();
        assertThat(programme.priceList()).isEmpty();
        assertThat(programme.reward("auto").orElseThrow().endFrom(LocalDate.parse("2026-08-31")))
                .isEqualTo("2027-02-28");
    }

    @Test
    void what_a_code_brings_stays_a_day_and_never_longer_than_the_code_is_taken() {
        VoucherTemplate save = programme().vouchers().get(1);

        assertThat(save.isOn(LocalDate.parse("2026-10-31"))).isFalse();
        assertThat(save.isOn(LocalDate.parse("2026-11-05"))).isTrue();
        assertThat(save.isOn(LocalDate.parse("2026-11-06"))).isFalse();
        assertThat(save.endFrom(LocalDate.parse("2026-11-05"))).isEqualTo("2026-11-06");
        assertThat(save.use().onePerOrder()).as("whatever the file says").isTrue();
    }

    @Test
    void what_a_code_of_a_batch_brings_lives_as_the_file_says_and_never_longer_than_the_code_is_taken() {
        VoucherTemplate card = programme().vouchers().getLast();
        VoucherTemplate twoDays = ((ProgrammeFile.Readable)
                        ProgrammeFile.read(FILE.replace("when: batch,", "when: batch, validDays: 2,")))
                .programme()
                .vouchers()
                .getLast();

        assertThat(card.endFrom(LocalDate.parse("2026-11-05"))).isEqualTo("2026-12-01");
        assertThat(twoDays.endFrom(LocalDate.parse("2026-11-05"))).isEqualTo("2026-11-07");
        assertThat(twoDays.endFrom(LocalDate.parse("2026-11-30"))).isEqualTo("2026-12-01");
        assertThat(card.use().onePerOrder()).as("whatever the file says").isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "activity: visit, oncePerDays         | oncePerDays                     | /vouchers/0",
                "when: code, code: SAVE20             | when: code                      | /vouchers/1",
                "when: batch, until: 2026-11-30       | when: batch                     | /vouchers/2",
                "when: batch                          | when: batch, code: CARD         | /vouchers/2",
                "when: batch                          | when: batch, limit: { perMember: 1 }   | /vouchers/2/limit",
                "when: batch                          | when: batch, startsAfterDays: 1 | /vouchers/2/startsAfterDays",
                "limit: { perMember: 2, inTotal: 9 }  | limit: { budget: 100 }          | /vouchers/1/limit/budget",
                "limit: { perMember: 2, inTotal: 9 }  | use: { transferable: true }     | /vouchers/1/use/transferable",
                "validMonths: 6                       | validMonths: 6, kind: credit, use: { transferable: true } | /rewards/0/use/transferable",
                "automatic: true                      | automatic: true, stock: 5       | /rewards/0/stock",
                "validMonths: 6                       | validMonths: 6, validDays: 6    | /rewards/0",
                "amount: 20, validMonths: 6           | amount: 20                      | /rewards/0",
                "from: 2026-11-16, until: 2026-11-25  | from: 2026-11-14, until: 2026-11-25    | /storeCurrency/redeem/from",
                "from: 2026-11-16, until: 2026-11-25  | from: 2026-11-26, until: 2026-11-25    | /storeCurrency/redeem",
                "from: 2026-11-16, until: 2026-11-25  | from: 2026-11-16                       | /storeCurrency/redeem",
                "from: 2026-11-16, until: 2026-11-25  | daysOfMonth: { from: 16, to: 25 }      | /storeCurrency/redeem",
                "redeem: { from: 2026-11-16           | redeem: { daysOfMonth: { from: 1, to: 2 }, from: 2026-11-16 | /storeCurrency/redeem",
            })
    void what_does_not_fit_together_is_a_fault(String right, String wrong, String path) {
        assertThat(FILE).contains(right);
        assertThat(faults(FILE.replace(right, wrong))).contains(path);
    }

    @Test
    void no_two_vouchers_have_the_same_code() {
        String other = "  - { id: other, when: code, code: SAVE20, amount: 1, text: { en: O } }";
        assertThat(faults(FILE.replace("rewards:", other + "\nrewards:"))).containsExactly("/vouchers/3/code");
    }

    @Test
    void what_a_file_does_not_say_of_support_is_as_in_the_house() {
        AdjustmentRules.VoucherRules rules = programme().adjustments().vouchers();

        assertThat(rules.support()).isEqualTo(new AdjustmentRules.VoucherLimits(BigDecimal.valueOf(25), 30));
        assertThat(rules.supervisor()).isEqualTo(new AdjustmentRules.VoucherLimits(BigDecimal.valueOf(100), 90));
        assertThat(rules.support().covers(new BigDecimal("25.00"))).isTrue();
        assertThat(rules.support().covers(new BigDecimal("25.01"))).isFalse();
        assertThat(rules.supervisor().covers(null))
                .as("what has no value in money")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ alone: 0, extendDays: 0 }        |",
                "{ alone: \"25.00\", extendDays: 30 } |",
                "{ alone: \"25.001\", extendDays: 3 } | /adjustments/vouchers/support/alone",
                "{ alone: -1, extendDays: 3 }       | /adjustments/vouchers/support/alone",
                "{ alone: 5 }                       | /adjustments/vouchers/support",
            })
    void the_limits_of_support_are_amounts_and_days(String limits, @Nullable String path) {
        List<String> faults = faults(FILE + "adjustments: { vouchers: { support: " + limits + " } }\n");

        assertThat(faults).containsOnlyOnceElementsOf(path == null ? List.of() : List.of(path));
        assertThat(faults.isEmpty()).isEqualTo(path == null);
    }
}
