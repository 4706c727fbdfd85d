package loyalty.tier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.ProgrammeVersions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ladders of the files that ship, against what is published of the programmes whose shape they have. */
class ShippedLaddersTest {

    private static Programme programme(String file) {
        try {
            return switch (ProgrammeFile.read(Files.readString(Path.of("../programmes", file + ".yaml")))) {
                case ProgrammeFile.Readable(var programme) -> programme;
                case ProgrammeFile.Faulty(var faults) -> throw new AssertionError(faults);
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Somebody in a programme, who buys at noon of its zone for round amounts that earn as many points. */
    private static final class Member {
        final Programme programme;
        final List<Purchase> purchases = new ArrayList<>();

        Member(String file) {
            programme = programme(file);
        }

        Member bought(String day, long amount) {
            Instant noon = LocalDate.parse(day)
                    .atTime(12, 0)
                    .atZone(programme.timeZone())
                    .toInstant();
            purchases.add(new Purchase(
                    "o" + purchases.size(), noon, new Share(BigDecimal.valueOf(amount), amount, 1), Map.of()));
            return this;
        }

        TierStatus at(String day) {
            QualifyingHistory history = new QualifyingHistory(purchases, List.of(), List.of(), List.of(), null);
            var versions = new ProgrammeVersions(List.of(new ProgrammeVersions.Version(Instant.EPOCH, programme)));
            return TierStatus.at(start(day), history, LadderBook.main(versions));
        }

        Instant start(String day) {
            return programme.calendar().startOf(LocalDate.parse(day));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"coffee-stars", "beauty-tiers", "skincare-club-a"})
    void every_benefit_is_told_in_three_languages(String file) {
        assertThat(programme(file).tiers().steps())
                .allSatisfy(step -> assertThat(step.benefits())
                        .isNotEmpty()
                        .allSatisfy(
                                benefit -> assertThat(benefit.text().keySet()).isEqualTo(Set.of("en", "ar", "ko"))));
    }

    @Test
    void the_top_beauty_tier_reached_on_15_march_2026_lasts_to_the_end_of_31_december_2027() {
        Member member = new Member("beauty-tiers").bought("2026-03-15", 1000);

        assertThat(member.at("2026-03-16").tier()).isEqualTo("rouge");
        assertThat(member.at("2026-03-16").validUntil()).isEqualTo("2028-01-01T05:00:00Z");
        assertThat(member.at("2028-01-01").tier()).isEqualTo("insider");
    }

    @Test
    void the_beauty_counter_begins_anew_on_1_january_and_who_misses_drops_to_what_is_supported() {
        Member member = new Member("beauty-tiers").bought("2026-03-15", 1000).bought("2027-11-01", 350);

        assertThat(member.at("2027-01-01").window().value()).isZero();
        assertThat(member.at("2028-01-01").tier()).isEqualTo("vib");
        assertThat(member.at("2028-01-01").validUntil()).isEqualTo(member.start("2029-01-01"));
    }

    @Test
    void coffee_status_comes_at_once_lasts_twelve_months_and_is_kept_by_the_same_again() {
        Member member = new Member("coffee-stars").bought("2026-03-20", 499).bought("2026-04-01", 1);

        assertThat(member.at("2026-04-01").tier()).isEqualTo("green");
        assertThat(member.at("2026-04-02").tier()).isEqualTo("gold");
        assertThat(member.at("2026-04-02").validUntil()).isEqualTo(member.start("2027-04-01"));
        assertThat(member.at("2027-04-01").tier()).isEqualTo("green");
        member.bought("2027-03-31", 500);
        assertThat(member.at("2027-04-01").tier()).isEqualTo("gold");
        assertThat(member.at("2027-04-01").validUntil()).isEqualTo(member.start("2028-04-01"));
    }

    @Test
    void skincare_counts_the_points_of_twelve_rolling_months() {
        Member member = new Member("skincare-club-a").bought("2026-02-10", 299).bought("2026-12-31", 1);

        assertThat(member.at("2027-01-01").tier()).isEqualTo("silver");
        assertThat(member.at("2027-02-11").window().value()).isEqualByComparingTo("1");
        assertThat(member.at("2027-02-09").window().value()).isEqualByComparingTo("300");
        assertThat(member.at("2027-12-31").tier()).isEqualTo("red");
        member.bought("2027-06-01", 300);
        assertThat(member.at("2027-12-31").tier()).isEqualTo("silver");
        assertThat(new Member("skincare-club-a")
                        .bought("2026-02-10", 700)
                        .at("2026-02-11")
                        .tier())
                .isEqualTo("gold");
    }
}
