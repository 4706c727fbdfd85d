package loyalty.tier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import loyalty.tier.domain.TierChange.Kind;
import org.junit.jupiter.api.Test;

/** What comes back, what support gives, and of what members are warned. */
class ReturnsAndGrantsTest {

    private static final String ROLLING = "metric: spend, windowMonths: 12, validMonths: 12, ";
    private static final String YEARS = "metric: spend, window: calendar-year, valid: year-and-next, ";

    private static Club club(String terms) {
        return Club.with(terms + Club.THREE_STEPS);
    }

    @Test
    void what_comes_back_lowers_the_counter_from_then_on_and_leaves_the_window_with_its_order() {
        Club club = club(ROLLING).bought("o", "2026-03-01", "200.00").returned("o", "2026-03-10", "50.00", false);

        assertThat(club.on("2026-03-09").window().value()).isEqualByComparingTo("200");
        assertThat(club.on("2026-03-10").window().value()).isEqualByComparingTo("150");
        assertThat(club.on("2027-03-01").window().value()).isZero();
    }

    @Test
    void no_more_comes_back_than_was_bought_and_what_is_complete_leaves_nothing() {
        Club club = club(ROLLING).bought("o", "2026-03-01", "200.00").bought("p", "2026-03-01", "10.00");

        club.returned("o", "2026-03-02", "150.00", false).returned("o", "2026-03-03", "90.00", false);
        assertThat(club.on("2026-03-04").window().value()).isEqualByComparingTo("10");
        club.returned("p", "2026-03-05", "1.00", true);
        assertThat(club.on("2026-03-05").window().value()).isZero();
    }

    @Test
    void a_return_of_an_unknown_order_waits_for_it_and_one_dated_before_it_happens_with_it() {
        Club club = club(ROLLING).returned("o", "2026-02-01", "50.00", false);

        assertThat(club.on("2026-03-01").window().value()).isZero();
        assertThat(club.bought("o", "2026-03-01", "200.00")
                        .on("2026-03-01")
                        .window()
                        .value())
                .isEqualByComparingTo("150");
    }

    @Test
    void at_once_the_tier_falls_with_the_return_that_takes_its_ground_away() {
        Club club = club(ROLLING + "returns: at-once, ")
                .bought("o", "2026-03-01", "500.00")
                .bought("p", "2026-04-01", "200.00")
                .returned("o", "2026-05-01", "300.00", false);

        TierStatus fell = club.on("2026-05-01");
        assertThat(fell.tier()).isEqualTo("silver");
        assertThat(fell.validUntil()).isEqualTo(Club.start("2027-04-01"));
        assertThat(fell.changes().getLast())
                .isEqualTo(new TierChange(
                        Club.noon("2026-05-01"),
                        "silver",
                        "gold",
                        LocalDate.parse("2026-05-02"),
                        Club.start("2027-04-01"),
                        new TierChange.Cause(Kind.RETURNED, "o", new BigDecimal("400.00"), new BigDecimal("700")),
                        "v-1"));
        assertThat(club.returned("o", "2026-05-02", "200.00", true)
                        .on("2026-05-02")
                        .validUntil())
                .isNull();
    }

    @Test
    void what_was_bought_since_can_carry_the_tier_instead() {
        Club club = club(ROLLING + "returns: at-once, ")
                .bought("o", "2026-03-01", "700.00")
                .bought("p", "2026-04-01", "300.00")
                .returned("o", "2026-05-01", "300.00", false);

        assertThat(club.on("2026-05-01").tier()).isEqualTo("gold");
        assertThat(club.returned("o", "2026-05-02", "1.00", false)
                        .on("2026-05-02")
                        .tier())
                .isEqualTo("silver");
    }

    @Test
    void what_was_kept_falls_when_what_kept_it_comes_back() {
        Club club = club(ROLLING + "returns: at-once, ")
                .bought("o", "2026-03-01", "300.00")
                .bought("p", "2026-09-01", "300.00")
                .returned("p", "2027-10-01", "0.01", false);

        assertThat(club.on("2027-09-30").tier()).isEqualTo("silver");
        assertThat(club.on("2027-10-01").tier()).isEqualTo("red");
    }

    @Test
    void what_was_kept_for_less_stays_while_as_much_is_left() {
        Club club = Club.with(
                        ROLLING
                                + "returns: at-once, steps: [{tier: red, threshold: 0}, {tier: gold, threshold: 700, keep: 500}]")
                .bought("o", "2026-03-01", "700.00")
                .bought("p", "2026-09-01", "600.00")
                .returned("p", "2027-10-01", "100.00", false);

        assertThat(club.on("2027-10-01").tier()).isEqualTo("gold");
        assertThat(club.returned("p", "2027-10-02", "0.01", false)
                        .on("2027-10-02")
                        .tier())
                .isEqualTo("red");
    }

    @Test
    void nobody_falls_below_the_floor_by_a_return() {
        Club club = club(ROLLING + "returns: at-once, missed: {floor: silver}, ")
                .bought("o", "2026-03-01", "700.00")
                .returned("o", "2026-03-02", "700.00", true);

        assertThat(club.on("2026-03-02").tier()).isEqualTo("silver");
        assertThat(club.on("2026-03-02").validUntil()).isNull();
    }

    @Test
    void what_was_left_by_one_step_has_no_ground_to_lose() {
        Club club = club(ROLLING + "returns: at-once, missed: {drop: one-step}, ")
                .bought("o", "2026-03-01", "700.00")
                .bought("p", "2026-09-01", "10.00")
                .returned("p", "2027-04-01", "10.00", true);

        assertThat(club.on("2027-04-01").tier()).isEqualTo("silver");
    }

    @Test
    void at_the_periods_end_the_tier_falls_with_the_year_of_the_return() {
        Club club = club(YEARS).bought("o", "2026-03-01", "700.00").returned("o", "2026-05-01", "300.00", false);

        assertThat(club.on("2026-12-31").tier()).isEqualTo("gold");
        assertThat(club.on("2026-12-31").dueAt()).isEqualTo(Club.start("2027-01-01"));
        assertThat(club.on("2027-01-01").tier()).isEqualTo("silver");
        assertThat(club.on("2027-01-01").validUntil()).isEqualTo(Club.start("2028-01-01"));
    }

    @Test
    void never_means_not_before_the_tier_ends() {
        Club club = club(YEARS + "returns: never, ")
                .bought("o", "2026-03-01", "700.00")
                .returned("o", "2026-05-01", "700.00", true);

        assertThat(club.on("2027-12-31").tier()).isEqualTo("gold");
        assertThat(club.on("2028-01-01").tier()).isEqualTo("red");
    }

    @Test
    void on_rolling_months_the_period_ends_with_the_tier() {
        Club club = club(ROLLING).bought("o", "2026-03-01", "700.00").returned("o", "2026-05-01", "700.00", true);

        assertThat(club.on("2027-02-28").tier()).isEqualTo("gold");
        assertThat(club.on("2027-03-01").tier()).isEqualTo("red");
    }

    @Test
    void what_support_gives_is_held_until_its_end_and_then_what_was_earned_meanwhile() {
        Club club = club(ROLLING).given("gold", "2026-03-01", "2026-06-01").bought("o", "2026-04-01", "300.00");

        TierStatus given = club.on("2026-03-01");
        assertThat(given.tier()).isEqualTo("gold");
        assertThat(given.validUntil()).isEqualTo(Club.start("2026-06-01"));
        assertThat(given.keep()).isNull();
        assertThat(given.projected()).isEqualTo("red");
        assertThat(given.dueAt()).isEqualTo(Club.noon("2026-04-01"));
        assertThat(given.changes().getLast().cause())
                .isEqualTo(new TierChange.Cause(Kind.GRANTED, "o0", BigDecimal.ZERO, new BigDecimal("700")));
        assertThat(club.on("2026-04-02").tier()).isEqualTo("gold");
        assertThat(club.on("2026-04-02").dueAt()).isEqualTo(Club.start("2026-06-01"));
        assertThat(club.on("2026-04-02").projected()).isEqualTo("silver");
        TierStatus ended = club.on("2026-06-01");
        assertThat(ended.tier()).isEqualTo("silver");
        assertThat(ended.validUntil()).isEqualTo(Club.start("2027-04-01"));
        assertThat(ended.changes())
                .extracting(change -> change.cause().kind())
                .containsExactly(Kind.GRANTED, Kind.ENDED);
        assertThat(ended.changes().getLast().previous()).isEqualTo("gold");
    }

    @Test
    void what_is_earned_above_what_was_given_shows() {
        Club club = club(ROLLING).given("silver", "2026-03-01", "2026-06-01").bought("o", "2026-04-01", "700.00");

        assertThat(club.on("2026-04-01").changes()).extracting(TierChange::tier).containsExactly("silver", "gold");
        assertThat(club.on("2026-04-01").changes().getLast().previous()).isEqualTo("silver");
        assertThat(club.on("2026-06-02").changes()).hasSize(2);
        assertThat(club.on("2026-06-02").tier()).isEqualTo("gold");
    }

    @Test
    void a_grant_carries_on_when_what_was_earned_ends_before_it() {
        Club club = club(ROLLING).bought("o", "2026-03-01", "300.00").given("silver", "2026-06-01", "2028-01-01");

        assertThat(club.on("2026-06-02").changes()).hasSize(1);
        assertThat(club.on("2026-06-02").projected()).isEqualTo("silver");
        TierStatus given = club.on("2027-03-01");
        assertThat(given.tier()).isEqualTo("silver");
        assertThat(given.validUntil()).isEqualTo(Club.start("2028-01-01"));
        assertThat(club.on("2028-01-01").tier()).isEqualTo("red");
    }

    @Test
    void the_higher_of_two_grants_counts_and_a_tier_by_invitation_is_given_alone() {
        Club club = Club.with(
                        ROLLING
                                + "steps: [{tier: red, threshold: 0}, {tier: gold, threshold: 700}, {tier: black, byInvitation: true}]")
                .given("black", "2026-03-01", "2026-04-01")
                .given("gold", "2026-03-01", "2026-05-01")
                .bought("o", "2026-03-02", "99999.00");

        assertThat(club.on("2026-03-02").tier()).isEqualTo("black");
        assertThat(club.on("2026-03-02").next()).isEmpty();
        assertThat(club.on("2026-04-01").tier()).isEqualTo("gold");
        assertThat(club.on("2026-04-01").next()).isEmpty();
    }

    @Test
    void a_grant_never_takes_a_tier_away() {
        Club club = club(ROLLING).bought("o", "2026-03-01", "700.00").given("silver", "2026-03-02", "2026-05-01");

        assertThat(club.on("2026-03-03").tier()).isEqualTo("gold");
        assertThat(club.on("2026-05-01").changes()).hasSize(1);
    }

    @Test
    void who_is_about_to_lose_a_tier_is_warned_once_for_each_lead_time() {
        Club club = club(ROLLING + "warnDays: [30, 7], ").bought("o", "2026-03-01", "300.00");

        assertThat(club.on("2026-03-01").dueAt()).isEqualTo(Club.start("2027-01-30"));
        assertThat(club.on("2027-01-29").warning()).isNull();
        assertThat(club.on("2027-01-30").warning()).isEqualTo(new TierStatus.Warning(30, Club.start("2027-03-01")));
        assertThat(club.on("2027-01-30").dueAt()).isEqualTo(Club.start("2027-02-22"));
        assertThat(club.on("2027-02-22").warning()).isEqualTo(new TierStatus.Warning(7, Club.start("2027-03-01")));
        assertThat(club.on("2027-03-01").warning()).isNull();
        assertThat(club.bought("p", "2027-01-01", "300.00").on("2027-02-22").warning())
                .isNull();
    }
}
