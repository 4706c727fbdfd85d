package loyalty.tier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks members through 800 days and compares each with a slow calculation of the same day. */
class EveryDayTest {

    private static final int DAYS = 800;
    private static final int MEMBERS = 6;

    /** A ladder in the words of the file, and the same in the words of the slow calculation. */
    record Shape(String name, String tiers, Consumer<SlowClub> slow) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Shape> SHAPES = List.of(
            new Shape("house", "windowMonths: 12, validMonths: 12", slow -> {}),
            new Shape("rolling, kept by the window", "windowMonths: 12, validMonths: 6, keepBy: window", slow -> {
                slow.valid = 6;
                slow.sameAgain = false;
            }),
            new Shape("beauty", "window: calendar-year, valid: year-and-next", slow -> {
                slow.window = "calendar";
                slow.valid = -1;
                slow.sameAgain = false;
            }),
            new Shape(
                    "beauty, returns at once",
                    "window: calendar-year, valid: year-and-next, returns: at-once",
                    slow -> {
                        slow.window = "calendar";
                        slow.valid = -1;
                        slow.sameAgain = false;
                        slow.returns = "at-once";
                    }),
            new Shape(
                    "at the year's end, for a year",
                    "window: calendar-year, valid: window-end, promotion: period-end, returns: never",
                    slow -> {
                        slow.window = "calendar";
                        slow.valid = 0;
                        slow.atYearsEnd = true;
                        slow.sameAgain = false;
                        slow.returns = "never";
                    }),
            new Shape(
                    "membership year, one step, floor and grace",
                    "window: membership-year, valid: year-and-next,"
                            + " missed: {drop: one-step, floor: silver, graceDays: 30}",
                    slow -> {
                        slow.window = "member";
                        slow.valid = -1;
                        slow.sameAgain = false;
                        slow.oneStep = true;
                        slow.floor = 1;
                        slow.grace = 30;
                    }),
            new Shape(
                    "rolling, one step, grace, returns at once",
                    "windowMonths: 12, validMonths: 3, returns: at-once, missed: {drop: one-step, graceDays: 20}",
                    slow -> {
                        slow.valid = 3;
                        slow.oneStep = true;
                        slow.grace = 20;
                        slow.returns = "at-once";
                    }));

    static Stream<Shape> shapes() {
        return SHAPES.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void tier_next_keep_and_projected_are_right_on_every_day(Shape shape) {
        Random random = new Random(20_261_124);
        for (int member = 0; member < MEMBERS; member++) {
            Club club = Club.with("metric: spend, " + shape.tiers() + ", " + Club.THREE_STEPS)
                    .joined(List.of("2024-02-29", "2025-06-15", "2020-12-31").get(member % 3))
                    .busy(random, DAYS, 500);
            SlowClub slow = new SlowClub(club);
            shape.slow().accept(slow);
            LocalDate day = LocalDate.parse("2025-12-31");
            SlowClub.Day expected = new SlowClub.Day();
            for (int i = 0; i < DAYS; i++) {
                expected = slow.later(expected, day, day.plusDays(1), LocalDate.MAX);
                day = day.plusDays(1);
                compare(club.on(day.toString()), slow, expected, day, "member " + member + " on " + day);
            }
        }
    }

    private static void compare(
            TierStatus status, SlowClub slow, SlowClub.Day expected, LocalDate day, String whenever) {
        assertThat(status.tier()).as(whenever).isEqualTo(expected.name());
        assertThat(status.validUntil())
                .as(whenever)
                .isEqualTo(expected.until == null ? null : Club.start(expected.until));
        BigDecimal inWindow = slow.sum(slow.windowFrom(day), day, day, day);
        assertThat(status.window().value()).as(whenever).isEqualByComparingTo(inWindow);
        int above = expected.tier + 1;
        assertThat(status.next().map(next -> next.needed().stripTrailingZeros()))
                .as(whenever)
                .isEqualTo(Stream.of(above)
                        .filter(tier -> tier < slow.thresholds.length)
                        .map(tier -> needed(slow.thresholds[tier], inWindow))
                        .findFirst());
        compareEnd(status, slow, expected, day, whenever);
    }

    private static void compareEnd(
            TierStatus status, SlowClub slow, SlowClub.Day expected, LocalDate day, String whenever) {
        LocalDate until = expected.until;
        if (until == null) {
            assertThat(status.keep()).as(whenever).isNull();
            assertThat(status.projected())
                    .as(whenever)
                    .isEqualTo(slow.window.equals("rolling") ? expected.name() : atYearsEnd(slow, expected, day));
        } else {
            LocalDate ended = expected.graceOf == null ? until : expected.graceOf;
            BigDecimal kept = slow.sum(slow.keepFrom(expected, ended), day, day, day);
            assertThat(status.keep()).as(whenever).isNotNull();
            assertThat(status.keep().needed().stripTrailingZeros())
                    .as(whenever)
                    .isEqualTo(needed(slow.thresholds[expected.tier], kept));
            SlowClub.Day then = slow.later(expected, day, until, day);
            if (then.graceOf != null && then.until != null) {
                then = slow.later(then, until, then.until, day);
            }
            assertThat(status.projected()).as(whenever).isEqualTo(then.name());
        }
    }

    private static String atYearsEnd(SlowClub slow, SlowClub.Day expected, LocalDate day) {
        return slow.later(expected, day, slow.nextYear(day), day).name();
    }

    private static BigDecimal needed(int threshold, BigDecimal value) {
        return BigDecimal.valueOf(threshold)
                .subtract(value)
                .max(BigDecimal.ZERO)
                .stripTrailingZeros();
    }
}
