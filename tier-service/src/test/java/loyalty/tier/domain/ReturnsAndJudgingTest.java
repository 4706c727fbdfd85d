package loyalty.tier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import loyalty.tier.domain.TierChange.Kind;
import org.junit.jupiter.api.Test;

/** By which instant a window is judged, and what stands after returns. */
class ReturnsAndJudgingTest {

    private static final String ROLLING = "metric: spend, windowMonths: 12, validMonths: 12, ";
    private static final String YEARS = "metric: spend, window: calendar-year, valid: year-and-next, ";
    private static final String BEAUTY = YEARS
            + "steps: [{tier: insider, threshold: 0}, {tier: vib, threshold: 350}, {tier: rouge, threshold: 1000}]";

    @Test
    void a_year_is_judged_by_its_last_instant() {
        Club club = Club.with(BEAUTY)
                .bought("o", "2026-03-10", "350.00")
                .bought("p", "2026-06-10", "400.00")
                .returned("o", "2026-07-10", "350.00", true);

        assertThat(club.on("2026-12-31").projected()).isEqualTo("insider");
        TierStatus status = club.on("2027-01-01");
        assertThat(status.tier()).isEqualTo("vib");
        assertThat(status.since()).isEqualTo(Club.noon("2026-03-10"));
        assertThat(status.validUntil()).isEqualTo(Club.start("2028-01-01"));
        assertThat(status.changes()).hasSize(1);
        assertThat(club.on("2028-01-01").tier()).isEqualTo("insider");
    }

    @Test
    void rolling_months_do_not_keep_a_tier_by_the_order_that_reached_it() {
        Club club = Club.with(ROLLING + "keepBy: window, " + Club.THREE_STEPS).bought("o", "2026-03-01", "300.00");

        assertThat(Objects.requireNonNull(club.on("2027-02-28").keep()).needed())
                .isEqualByComparingTo("300");
        assertThat(club.on("2027-03-01").tier()).isEqualTo("red");
    }

    @Test
    void two_returns_of_an_order_tell_one_story_whichever_told_that_nothing_is_left() {
        Club one = Club.with(ROLLING + "returns: at-once, " + Club.THREE_STEPS).bought("o", "2026-03-01", "700.00");
        one.returned("o", "2026-04-01", "100.00", false).returned("o", "2026-05-01", "600.00", true);
        Club other =
                Club.with(ROLLING + "returns: at-once, " + Club.THREE_STEPS).bought("o", "2026-03-01", "700.00");
        other.returned("o", "2026-04-01", "100.00", true).returned("o", "2026-05-01", "600.00", false);

        for (String day : new String[] {"2026-04-01", "2026-05-01", "2027-03-01"}) {
            assertThat(other.on(day)).isEqualTo(one.on(day));
        }
        assertThat(one.on("2026-04-30").window().value()).isEqualByComparingTo("600");
        assertThat(one.on("2026-05-01").tier()).isEqualTo("red");
    }

    @Test
    void who_keeps_a_tier_has_held_it_since_it_was_reached() {
        Club club = Club.with(ROLLING + "missed: {graceDays: 30}, " + Club.THREE_STEPS)
                .bought("o", "2026-03-01", "300.00")
                .bought("p", "2026-09-01", "300.00");

        TierStatus kept = club.on("2027-03-01");
        assertThat(kept.changes().getLast().cause().kind()).isEqualTo(Kind.KEPT);
        assertThat(kept.since()).isEqualTo(Club.noon("2026-03-01"));
        assertThat(club.on("2028-03-05").since()).isEqualTo(Club.noon("2026-03-01"));
        assertThat(club.on("2028-03-31").since()).isEqualTo(Club.start("2028-03-31"));
    }

    @Test
    void what_support_gives_in_time_leaves_no_break() {
        Club club = Club.with(ROLLING + Club.THREE_STEPS)
                .bought("o", "2026-03-01", "300.00")
                .given("silver", "2026-06-01", "2028-01-01");

        assertThat(club.on("2027-06-01").tier()).isEqualTo("silver");
        assertThat(club.on("2027-06-01").since()).isEqualTo(Club.noon("2026-03-01"));
    }

    @Test
    void a_return_leaves_the_tier_beneath_with_its_own_dates() {
        Club club = Club.with(YEARS + "returns: at-once, " + Club.THREE_STEPS)
                .bought("o", "2026-03-01", "300.00")
                .bought("p", "2027-02-01", "700.00")
                .returned("p", "2027-04-01", "700.00", true);

        assertThat(club.on("2027-03-31").validUntil()).isEqualTo(Club.start("2029-01-01"));
        TierStatus left = club.on("2027-04-01");
        assertThat(left.tier()).isEqualTo("silver");
        assertThat(left.since()).isEqualTo(Club.noon("2027-04-01"));
        assertThat(left.validUntil()).isEqualTo(Club.start("2028-01-01"));
        assertThat(left.changes().getLast().cause().value()).isEqualByComparingTo("0");
    }

    @Test
    void what_is_left_is_as_if_the_rest_had_never_been_bought_what_kept_the_tier_beneath_too() {
        Club club = Club.with(ROLLING + "returns: at-once, " + Club.THREE_STEPS)
                .bought("o", "2026-03-01", "300.00")
                .bought("p", "2026-10-01", "300.00")
                .bought("q", "2027-01-10", "700.00")
                .returned("q", "2027-04-01", "700.00", true);

        TierStatus left = club.on("2027-04-01");
        assertThat(left.tier()).isEqualTo("silver");
        assertThat(left.validUntil()).isEqualTo(Club.start("2028-03-01"));
        assertThat(Objects.requireNonNull(left.keep()).needed()).isEqualByComparingTo("300");
    }

    @Test
    void where_a_tier_ends_with_the_year_of_a_return_its_end_decides() {
        Club club = Club.with(YEARS + "steps: [{tier: red, threshold: 0}, {tier: gold, threshold: 700, keep: 200}]")
                .bought("o", "2026-03-01", "700.00")
                .bought("p", "2027-03-01", "220.00")
                .returned("o", "2027-04-01", "700.00", true);

        TierStatus kept = club.on("2028-01-01");
        assertThat(kept.tier()).isEqualTo("gold");
        assertThat(kept.changes()).extracting(change -> change.cause().kind()).containsExactly(Kind.REACHED, Kind.KEPT);
    }

    @Test
    void what_is_worth_nothing_to_a_ladder_reaches_nothing() {
        String short_ = "metric: spend, windowMonths: 12, validMonths: 3, " + Club.THREE_STEPS;
        Club club = Club.with(short_).bought("o", "2026-01-01", "300.00").did("visit", "2026-05-01", 5);

        assertThat(club.on("2026-05-01").tier()).isEqualTo("red");
        TierStatus again = club.bought("p", "2026-05-02", "1.00").on("2026-05-02");
        assertThat(again.tier()).isEqualTo("silver");
        assertThat(again.changes().getLast().cause().id()).isEqualTo("p");
    }

    @Test
    void what_nothing_keeps_is_reached_anew_by_the_year_that_ends_with_it() {
        Club club = Club.with("metric: spend, window: calendar-year, promotion: period-end, valid: window-end,"
                        + " keepBy: nothing, missed: {drop: one-step}, " + Club.THREE_STEPS)
                .bought("o", "2026-03-01", "700.00")
                .bought("p", "2027-03-01", "700.00");

        TierStatus again = club.on("2028-01-01");
        assertThat(again.tier()).isEqualTo("gold");
        assertThat(again.validUntil()).isEqualTo(Club.start("2029-01-01"));
        assertThat(again.since()).isEqualTo(Club.start("2027-01-01"));
        assertThat(again.changes().getLast().cause())
                .isEqualTo(new TierChange.Cause(Kind.REACHED, null, new BigDecimal("700.00"), new BigDecimal("700")));
    }

    @Test
    void what_comes_after_a_grant_may_be_a_tier_in_its_grace() {
        Club club = Club.with(ROLLING + "missed: {graceDays: 30}, " + Club.THREE_STEPS)
                .bought("o", "2026-03-01", "300.00")
                .given("gold", "2027-02-01", "2027-03-10");

        assertThat(club.on("2027-02-15").projected()).isEqualTo("silver");
        assertThat(club.on("2027-03-10").tier()).isEqualTo("silver");
        assertThat(club.on("2027-03-10").projected()).isEqualTo("red");
    }

    @Test
    void a_guests_year_begins_with_the_day_that_it_was_in_the_programmes_zone() {
        Club club = Club.with("metric: spend, window: membership-year, valid: window-end, " + Club.THREE_STEPS);
        club.purchases.add(new Purchase(
                "o", Club.start("2026-05-11").minusSeconds(60), new Share(BigDecimal.ONE, 1, 1), java.util.Map.of()));

        assertThat(club.on("2026-06-01").window().begins()).isEqualTo(Club.start("2026-05-10"));
    }
}
