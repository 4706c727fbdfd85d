package loyalty.points.domain.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import loyalty.events.PointsConverted;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.ProgrammeVersions;
import org.junit.jupiter.api.Test;

class ConversionsTest {

    private static final Instant MARCH_10 = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant APRIL_1 = Instant.parse("2026-04-01T05:00:00Z");
    private static final Programme NOTHING = programme("nothing", "");
    private static final Programme MONTHLY =
            programme("monthly", "storeCurrency: { fromPoints: { points: 500, amount: 5, validDays: 30 } }");
    private static final Programme AUTOMATIC = programme(
            "automatic",
            "rewards: [{ reward: r, points: 150, automatic: true, amount: 20, validDays: 9, text: { en: R } }]");

    private static Programme programme(String version, String more) {
        return ((ProgrammeFile.Readable) ProgrammeFile.read("""
                version: %s
                currency: USD
                timeZone: America/Chicago
                points: { earn: { points: 1 } }
                tiers: { metric: spend, windowMonths: 1, validMonths: 1, steps: [{ tier: t, threshold: 0 }] }
                %s
                """.formatted(version, more))).programme();
    }

    private static Conversions alone(Programme programme) {
        return Conversions.of(new ProgrammeVersions(List.of(new ProgrammeVersions.Version(Instant.EPOCH, programme))));
    }

    private static Conversions oneAfterTheOther(Programme first, Instant from, Programme second) {
        return Conversions.of(new ProgrammeVersions(List.of(
                new ProgrammeVersions.Version(Instant.EPOCH, first), new ProgrammeVersions.Version(from, second))));
    }

    @Test
    void full_steps_become_store_currency_at_the_start_of_the_first_day_of_the_month_in_the_zone() {
        Conversions monthly = alone(MONTHLY);

        assertThat(monthly.next(500, MARCH_10)).isEqualTo(APRIL_1);
        assertThat(monthly.next(499, MARCH_10)).isNull();
        assertThat(monthly.next(500, APRIL_1)).as("that day is over with").isEqualTo("2026-05-01T05:00:00Z");
        assertThat(monthly.next(500, Instant.parse("2026-01-31T12:00:00Z"))).isEqualTo("2026-02-01T06:00:00Z");
        assertThat(monthly.at(APRIL_1, 1340)).contains(new Conversion(PointsConverted.STORE_CURRENCY, 1000, "monthly"));
        assertThat(monthly.at(APRIL_1, 499)).isEmpty();
        assertThat(monthly.at(APRIL_1.plusNanos(1), 1340)).isEmpty();
    }

    @Test
    void a_reward_is_bought_as_soon_as_there_are_points_for_it() {
        Conversions automatic = alone(AUTOMATIC);

        assertThat(automatic.next(150, MARCH_10)).isEqualTo(MARCH_10);
        assertThat(automatic.next(149, MARCH_10)).isNull();
        assertThat(automatic.at(MARCH_10, 320)).contains(new Conversion("reward:r", 150, "automatic"));
        assertThat(automatic.least()).hasValue(150);
    }

    @Test
    void what_a_version_brings_begins_and_ends_with_it() {
        assertThat(oneAfterTheOther(NOTHING, APRIL_1, MONTHLY).next(500, MARCH_10))
                .as("in force from that very instant on")
                .isEqualTo(APRIL_1);
        assertThat(oneAfterTheOther(MONTHLY, APRIL_1, NOTHING).next(500, MARCH_10))
                .isNull();
        assertThat(oneAfterTheOther(NOTHING, APRIL_1, AUTOMATIC).next(500, MARCH_10))
                .isEqualTo(APRIL_1);
        assertThat(oneAfterTheOther(AUTOMATIC, APRIL_1, NOTHING).at(APRIL_1, 500))
                .isEmpty();
        assertThat(alone(NOTHING).least()).isEmpty();
    }
}
