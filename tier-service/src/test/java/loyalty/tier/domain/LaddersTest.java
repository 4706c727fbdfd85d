package loyalty.tier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.programme.ProgrammeVersions;
import loyalty.tier.domain.TierChange.Kind;
import org.junit.jupiter.api.Test;

/** Ladders as programmes say them, rule by rule. */
class LaddersTest {

    private static final String BEAUTY = "metric: spend, window: calendar-year, valid: year-and-next,"
            + " steps: [{tier: insider, threshold: 0}, {tier: vib, threshold: 350}, {tier: rouge, threshold: 1000}]";
    private static final String COFFEE = "metric: points, windowMonths: 12, validMonths: 12,"
            + " steps: [{tier: green, threshold: 0}, {tier: gold, threshold: 500}, {tier: reserve, threshold: 2500}]";
    private static final String ROLLING = "metric: spend, windowMonths: 12, validMonths: 12, ";

    @Test
    void the_top_tier_reached_in_march_lasts_to_the_end_of_the_next_year() {
        TierStatus status =
                Club.with(BEAUTY).bought("o", "2026-03-15", "1000.00").on("2026-03-15");

        assertThat(status.tier()).isEqualTo("rouge");
        assertThat(status.validUntil()).isEqualTo(Club.start("2028-01-01"));
        assertThat(status.next()).isEmpty();
        assertThat(status.keep())
                .isEqualTo(new TierStatus.Keep(BigDecimal.ZERO, new BigDecimal("1000"), Club.start("2028-01-01")));
    }

    @Test
    void the_counter_of_a_calendar_year_resets_on_1_january() {
        Club club = Club.with(BEAUTY).bought("o", "2026-12-31", "349.00");

        assertThat(club.on("2026-12-31").window())
                .isEqualTo(new TierStatus.Window(
                        new BigDecimal("349.00"), Club.start("2026-01-01"), Club.start("2027-01-01")));
        assertThat(club.on("2027-01-01").window().value()).isZero();
        assertThat(club.bought("p", "2027-01-01", "1.00").on("2027-01-01").tier())
                .isEqualTo("insider");
    }

    @Test
    void who_does_not_requalify_drops_to_what_the_year_supports_and_has_that_for_one_more_year() {
        Club club = Club.with(BEAUTY).bought("o", "2026-03-15", "1000.00").bought("p", "2027-05-01", "400.00");

        assertThat(club.on("2027-12-31").tier()).isEqualTo("rouge");
        assertThat(club.on("2027-12-31").projected()).isEqualTo("vib");
        assertThat(club.on("2028-01-01").tier()).isEqualTo("vib");
        assertThat(club.on("2028-01-01").since()).isEqualTo(Club.start("2028-01-01"));
        assertThat(club.on("2028-01-01").validUntil()).isEqualTo(Club.start("2029-01-01"));
    }

    @Test
    void who_requalifies_keeps_it_as_if_reached_in_that_year() {
        Club club = Club.with(BEAUTY).bought("o", "2026-03-15", "1000.00").bought("p", "2027-05-01", "1000.00");

        assertThat(missing(club.on("2027-12-31"))).isZero();
        assertThat(club.on("2028-06-01").tier()).isEqualTo("rouge");
        assertThat(club.on("2028-06-01").validUntil()).isEqualTo(Club.start("2029-01-01"));
        assertThat(last(club.on("2028-06-01")).cause())
                .isEqualTo(new TierChange.Cause(Kind.KEPT, null, new BigDecimal("1000.00"), new BigDecimal("1000")));
    }

    @Test
    void stars_are_kept_by_earning_the_same_again() {
        Club club = Club.with(COFFEE).bought("w-1017", "2026-03-01", "2512.00").bought("p", "2026-08-01", "2499.00");

        assertThat(club.on("2026-03-01").changes())
                .containsExactly(new TierChange(
                        Club.noon("2026-03-01"),
                        "reserve",
                        "green",
                        LocalDate.parse("2026-03-02"),
                        Club.start("2027-03-01"),
                        new TierChange.Cause(Kind.REACHED, "w-1017", new BigDecimal("2512"), new BigDecimal("2500")),
                        "v-1"));
        assertThat(missing(club.on("2026-12-01"))).isEqualTo("1");
        assertThat(club.on("2027-03-01").tier()).isEqualTo("gold");
        assertThat(club.bought("q", "2027-02-28", "1.00").on("2027-03-01").tier())
                .isEqualTo("reserve");
    }

    @Test
    void points_of_activities_count_as_points_and_for_nothing_else() {
        assertThat(Club.with(COFFEE)
                        .did("review", "2026-03-01", 500)
                        .on("2026-03-01")
                        .tier())
                .isEqualTo("gold");
        assertThat(Club.with(BEAUTY)
                        .did("review", "2026-03-01", 500)
                        .on("2026-03-01")
                        .window()
                        .value())
                .isZero();
    }

    @Test
    void a_named_activity_is_counted_and_others_are_not() {
        Club club = Club.with("metric: activities, activities: [visit], windowMonths: 1, validMonths: 1,"
                        + " steps: [{tier: guest, threshold: 0}, {tier: regular, threshold: 2}]")
                .did("visit", "2026-03-01", 0)
                .did("review", "2026-03-02", 0)
                .bought("o", "2026-03-02", "900.00");

        assertThat(club.on("2026-03-02").next())
                .hasValueSatisfying(next -> assertThat(next.needed()).isEqualTo("1"));
        TierStatus reached = club.did("visit", "2026-03-03", 0).on("2026-03-03");
        assertThat(reached.tier()).isEqualTo("regular");
        assertThat(last(reached).cause().id()).isEqualTo("a2");
    }

    @Test
    void orders_count_one_each_until_they_came_back_whole() {
        Club club = Club.with("metric: orders, windowMonths: 12, validMonths: 12,"
                        + " steps: [{tier: new, threshold: 0}, {tier: friend, threshold: 2}]")
                .bought("o", "2026-03-01", "5.00")
                .bought("p", "2026-03-02", "5.00")
                .did("visit", "2026-03-02", 9);

        assertThat(club.on("2026-03-02").tier()).isEqualTo("friend");
        assertThat(club.returned("o", "2026-03-03", "2.00", false)
                        .on("2026-03-03")
                        .window()
                        .value())
                .isEqualByComparingTo("2");
        assertThat(club.returned("o", "2026-03-04", "3.00", false)
                        .on("2026-03-04")
                        .window()
                        .value())
                .isEqualByComparingTo("1");
        assertThat(club.returned("p", "2026-03-05", "0.00", true)
                        .on("2026-03-05")
                        .window()
                        .value())
                .isEqualByComparingTo("0");
    }

    @Test
    void a_basis_of_its_own_decides_what_an_order_is_worth_to_a_ladder() {
        Share all = new Share(new BigDecimal("500"), 500, 1);
        Share some = new Share(new BigDecimal("299"), 299, 1);
        Club club = Club.with(ROLLING + Club.THREE_STEPS);
        club.purchases.add(new Purchase("o", Club.noon("2026-03-01"), all, Map.of("club", some)));

        assertThat(club.on("2026-03-01").tier()).isEqualTo("red");
        club.returns.add(new Return("r", "o", Club.noon("2026-03-02"), all, Map.of("club", some), false));
        assertThat(club.on("2026-03-02").window().value()).isEqualByComparingTo("0");
    }

    @Test
    void more_than_one_ladder_stands_apart() {
        String both = "tiers: {" + ROLLING + Club.THREE_STEPS + "}, ladders: [{ladder: visits, metric: activities,"
                + " activities: [visit], windowMonths: 12, validMonths: 12,"
                + " steps: [{tier: guest, threshold: 0}, {tier: regular, threshold: 1}]}]";
        Club club = Club.on("visits", both).did("visit", "2026-03-01", 0).bought("o", "2026-03-01", "700.00");

        assertThat(club.on("2026-03-01").tier()).isEqualTo("regular");
        assertThat(LadderBook.all(Club.versions(both)))
                .extracting(LadderBook::further)
                .containsExactly("", "visits");
        assertThat(TierStatus.at(
                                Club.noon("2026-03-02"),
                                club.history(),
                                LadderBook.all(Club.versions(both)).getFirst())
                        .tier())
                .isEqualTo("gold");
    }

    @Test
    void a_ladder_that_a_later_version_drops_or_brings_goes_by_the_version_that_has_it() {
        String without = "tiers: {" + ROLLING + Club.THREE_STEPS + "}";
        String with = without + ", ladders: [{ladder: more, metric: spend, windowMonths: 12, validMonths: 12,"
                + " steps: [{tier: one, threshold: 0}, {tier: two, threshold: 10}]}]";
        ProgrammeVersions versions = Club.versions(without, with, without);
        Club club = Club.with(ROLLING + Club.THREE_STEPS).bought("o", "2025-03-01", "10.00");
        LadderBook more = new LadderBook(versions, "more");

        assertThat(more.isMain()).isFalse();
        assertThat(TierStatus.at(Club.noon("2025-03-02"), club.history(), more).tier())
                .isEqualTo("two");
        assertThat(TierStatus.at(Club.noon("2027-03-02"), club.history(), more).tier())
                .isEqualTo("one");
    }

    @Test
    void the_version_in_force_decides_and_signs() {
        ProgrammeVersions versions = Club.versions(
                "metric: spend, windowMonths: 12, validMonths: 12, steps: [{tier: a, threshold: 0}, {tier: b, threshold: 10}]",
                "metric: spend, windowMonths: 12, validMonths: 12, steps: [{tier: a, threshold: 0}, {tier: c, threshold: 20}]");
        Club club = Club.with(ROLLING + Club.THREE_STEPS).bought("o", "2025-03-01", "10.00");

        TierStatus before = TierStatus.at(Club.noon("2025-12-31"), club.history(), LadderBook.main(versions));
        TierStatus after = TierStatus.at(Club.noon("2026-01-01"), club.history(), LadderBook.main(versions));
        TierStatus ended = TierStatus.at(Club.noon("2026-03-01"), club.history(), LadderBook.main(versions));

        assertThat(before.tier()).isEqualTo("b");
        assertThat(after.tier()).isEqualTo("b");
        assertThat(after.step().tier()).isEqualTo("a");
        assertThat(after.keep()).isNull();
        assertThat(after.next())
                .hasValueSatisfying(next -> assertThat(next.step().tier()).isEqualTo("c"));
        assertThat(ended.tier()).isEqualTo("a");
        assertThat(last(ended).programmeVersion()).isEqualTo("v-2");
    }

    @Test
    void the_lowest_tier_is_everybodys_whatever_a_version_calls_it() {
        ProgrammeVersions versions = Club.versions(
                "metric: spend, windowMonths: 12, validMonths: 12, steps: [{tier: member, threshold: 0}, {tier: b, threshold: 10}]",
                "metric: spend, windowMonths: 12, validMonths: 12, steps: [{tier: red, threshold: 0}, {tier: b, threshold: 10}]");
        Club club = Club.with(ROLLING + Club.THREE_STEPS).given("b", "2026-03-02", "2026-04-01");
        LadderBook book = LadderBook.main(versions);

        TierStatus before = TierStatus.at(Club.noon("2025-12-31"), club.history(), book);
        TierStatus given = TierStatus.at(Club.noon("2026-03-02"), club.history(), book);
        assertThat(before.tier()).isEqualTo("member");
        assertThat(given.projected()).isEqualTo("red");
        assertThat(given.changes()).extracting(TierChange::previous).containsExactly("red");
        club.bought("o", "2026-03-01", "1.00");
        assertThat(TierStatus.at(Club.noon("2026-04-01"), club.history(), book).changes())
                .extracting(TierChange::tier)
                .containsExactly("b", "red");

        Club lapsed = Club.with(ROLLING + Club.THREE_STEPS).bought("o", "2024-03-01", "10.00");
        TierStatus after = TierStatus.at(Club.noon("2026-01-01"), lapsed.history(), book);
        assertThat(after.tier()).isEqualTo("red");
        assertThat(lapsed.bought("p", "2026-01-02", "1.00").history().purchases())
                .hasSize(2);
        TierStatus later = TierStatus.at(Club.noon("2026-01-03"), lapsed.history(), book);
        assertThat(later.changes()).hasSize(2);
        lapsed.given("b", "2025-03-02", "2026-02-01");
        TierStatus ended = TierStatus.at(Club.noon("2026-02-02"), lapsed.history(), book);
        assertThat(ended.changes()).extracting(TierChange::tier).containsExactly("b", "member", "b", "red");
    }

    @Test
    void at_the_years_end_and_not_before_a_tier_is_reached() {
        Club club = Club.with("metric: spend, window: calendar-year, valid: window-end, promotion: period-end, "
                        + Club.THREE_STEPS)
                .bought("o", "2026-03-01", "700.00");

        assertThat(club.on("2026-12-31").tier()).isEqualTo("red");
        assertThat(club.on("2026-12-31").projected()).isEqualTo("gold");
        assertThat(club.on("2026-12-31").dueAt()).isEqualTo(Club.start("2027-01-01"));
        TierStatus reached = club.on("2027-01-01");
        assertThat(reached.tier()).isEqualTo("gold");
        assertThat(reached.validUntil()).isEqualTo(Club.start("2028-01-01"));
        assertThat(last(reached).rateFrom()).isEqualTo("2027-01-01");
        assertThat(last(reached).cause().id()).isNull();
        assertThat(club.on("2028-01-01").tier()).isEqualTo("red");
    }

    @Test
    void what_lasts_to_the_end_of_its_window_ends_with_it_and_cannot_be_kept() {
        Club club = Club.with("metric: spend, window: calendar-year, valid: window-end, " + Club.THREE_STEPS)
                .bought("o", "2026-03-01", "700.00");

        assertThat(club.on("2026-12-31").validUntil()).isEqualTo(Club.start("2027-01-01"));
        assertThat(club.on("2026-12-31").keep()).isNull();
        assertThat(club.on("2027-01-01").tier()).isEqualTo("red");
    }

    @Test
    void a_membership_year_begins_with_the_day_of_joining() {
        Club club = Club.with("metric: spend, window: membership-year, valid: window-end, " + Club.THREE_STEPS)
                .joined("2024-02-29")
                .bought("o", "2026-02-27", "200.00")
                .bought("p", "2026-02-28", "200.00");

        assertThat(club.on("2026-02-28").window())
                .isEqualTo(new TierStatus.Window(
                        new BigDecimal("200.00"), Club.start("2026-02-28"), Club.start("2027-02-28")));
        assertThat(club.on("2028-02-28").window().ends()).isEqualTo(Club.start("2028-02-29"));
    }

    @Test
    void a_guests_membership_year_begins_with_what_they_did_first() {
        Club club = Club.with("metric: spend, window: membership-year, valid: window-end, " + Club.THREE_STEPS)
                .bought("o", "2026-05-10", "1.00");

        assertThat(club.on("2027-05-09").window().begins()).isEqualTo(Club.start("2026-05-10"));
        assertThat(club.on("2027-05-10").window().begins()).isEqualTo(Club.start("2027-05-10"));
    }

    @Test
    void one_step_is_one_step_and_passes_over_what_is_by_invitation() {
        String steps = "steps: [{tier: red, threshold: 0}, {tier: silver, threshold: 300},"
                + " {tier: guest, byInvitation: true}, {tier: gold, threshold: 700}]";
        Club club = Club.with(ROLLING + "missed: {drop: one-step}, " + steps).bought("o", "2026-03-01", "700.00");

        assertThat(club.on("2027-03-01").tier()).isEqualTo("silver");
        assertThat(club.on("2028-03-01").tier()).isEqualTo("red");
        assertThat(club.on("2026-02-01").next())
                .hasValueSatisfying(next -> assertThat(next.step().tier()).isEqualTo("silver"));
    }

    @Test
    void nobody_drops_below_the_floor_who_ever_stood_on_it() {
        Club club = Club.with(ROLLING + "missed: {floor: silver}, " + Club.THREE_STEPS);

        assertThat(club.on("2026-01-01").tier()).isEqualTo("red");
        club.bought("o", "2026-03-01", "700.00");
        TierStatus dropped = club.on("2027-03-01");
        assertThat(dropped.tier()).isEqualTo("silver");
        assertThat(dropped.validUntil()).isNull();
        assertThat(dropped.keep()).isNull();
        assertThat(club.on("2030-03-01").changes()).hasSize(2);
    }

    @Test
    void grace_lasts_its_days_and_a_tier_can_still_be_kept_in_them() {
        Club club = Club.with(ROLLING + "missed: {graceDays: 30}, " + Club.THREE_STEPS)
                .bought("o", "2026-03-01", "700.00")
                .bought("p", "2026-06-01", "600.00");

        TierStatus grace = club.on("2027-03-01");
        assertThat(grace.tier()).isEqualTo("gold");
        assertThat(grace.since()).isEqualTo(Club.noon("2026-03-01"));
        assertThat(grace.validUntil()).isEqualTo(Club.start("2027-03-31"));
        assertThat(last(grace).cause())
                .isEqualTo(new TierChange.Cause(Kind.GRACE, null, new BigDecimal("600.00"), new BigDecimal("700")));
        assertThat(missing(grace)).isEqualByComparingTo("100");
        assertThat(grace.projected()).isEqualTo("silver");
        assertThat(club.on("2027-02-28").projected()).isEqualTo("silver");
        assertThat(club.on("2027-03-31").tier()).isEqualTo("silver");
        assertThat(club.on("2027-03-31").validUntil()).isEqualTo(Club.start("2028-03-31"));

        TierStatus kept = club.bought("q", "2027-03-20", "100.00").on("2027-03-31");
        assertThat(kept.tier()).isEqualTo("gold");
        assertThat(kept.validUntil()).isEqualTo(Club.start("2028-03-01"));
    }

    @Test
    void to_keep_a_tier_may_take_less_than_to_reach_it() {
        Club club = Club.with(ROLLING + "steps: [{tier: red, threshold: 0}, {tier: gold, threshold: 700, keep: 500}]")
                .bought("o", "2026-03-01", "700.00")
                .bought("p", "2026-06-01", "500.00");

        assertThat(missing(club.on("2026-06-01"))).isZero();
        assertThat(club.on("2027-03-01").tier()).isEqualTo("gold");
        assertThat(club.on("2028-03-01").tier()).isEqualTo("red");
    }

    private static BigDecimal missing(TierStatus status) {
        return Objects.requireNonNull(status.keep()).needed();
    }

    private static TierChange last(TierStatus status) {
        return status.changes().getLast();
    }

    @Test
    void facts_dated_ahead_wait_and_are_due() {
        Club club = Club.with(ROLLING + Club.THREE_STEPS).bought("o", "2026-03-01", "300.00");

        TierStatus before = club.at(Club.start("2026-03-01"));
        assertThat(before.tier()).isEqualTo("red");
        assertThat(before.dueAt()).isEqualTo(Club.noon("2026-03-01"));
        Instant at = Club.noon("2026-03-01");
        assertThat(club.at(at).tier()).isEqualTo("silver");
        assertThat(club.at(at).dueAt()).isEqualTo(Club.start("2027-03-01"));
        assertThat(TierStatus.at(at, QualifyingHistory.NONE, club.book).dueAt()).isNull();
        assertThat(List.of(TierStatus.at(at, QualifyingHistory.NONE, club.book).projected()))
                .containsExactly("red");
    }
}
