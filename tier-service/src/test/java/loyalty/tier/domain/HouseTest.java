package loyalty.tier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.ProgrammeVersions;
import org.junit.jupiter.api.Test;

class HouseTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LadderBook HOUSE = house();

    @Test
    void begins_at_the_bottom() {
        TierStatus standing = at("2026-03-01", List.of());

        assertThat(standing.tier()).isEqualTo("member");
        assertThat(standing.validUntil()).isNull();
        assertThat(standing.changes()).isEmpty();
    }

    @Test
    void one_cent_below_the_threshold_is_below_and_the_threshold_itself_is_enough() {
        assertThat(at("2026-03-02", List.of(bought("a", "2026-03-01", "199.99")))
                        .tier())
                .isEqualTo("member");
        assertThat(at("2026-03-02", List.of(bought("a", "2026-03-01", "200.00")))
                        .tier())
                .isEqualTo("silver");
    }

    @Test
    void holds_twelve_months_and_not_an_instant_more() {
        List<Purchase> facts = List.of(bought("a", "2026-03-01", "200.00"));
        Instant end = LocalDate.parse("2027-03-01").atStartOfDay(ZONE).toInstant();

        assertThat(TierStatus.at(end.minusNanos(1), history(facts), HOUSE).tier())
                .isEqualTo("silver");
        assertThat(TierStatus.at(end, history(facts), HOUSE).tier()).isEqualTo("member");
    }

    @Test
    void is_kept_by_what_was_bought_after_it_was_reached() {
        List<Purchase> facts = List.of(bought("a", "2026-03-01", "200.00"), bought("b", "2026-09-01", "200.00"));

        assertThat(at("2027-03-02", facts).tier()).isEqualTo("silver");
        assertThat(at("2028-03-02", facts).tier()).isEqualTo("member");
    }

    @Test
    void what_is_missed_drops_to_the_tier_that_the_period_supports() {
        List<Purchase> facts = List.of(bought("a", "2026-03-01", "600.00"), bought("b", "2026-09-01", "250.00"));

        assertThat(at("2026-03-02", facts).tier()).isEqualTo("gold");
        assertThat(at("2027-03-02", facts).tier()).isEqualTo("silver");
    }

    @Test
    void a_promotion_raises_the_rate_from_the_next_day() {
        TierStatus standing = at("2026-03-05", List.of(bought("a", "2026-03-01", "200.00")));

        assertThat(standing.changes()).extracting(TierChange::rateFrom).containsExactly(LocalDate.parse("2026-03-02"));
    }

    @Test
    void the_order_of_delivery_never_matters() {
        Random random = new Random(20_261_123);
        for (int round = 0; round < 300; round++) {
            List<Purchase> facts = some(random);
            TierStatus inOrder = at("2028-06-01", facts);
            List<Purchase> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);

            assertThat(at("2028-06-01", shuffled)).isEqualTo(inOrder);
        }
    }

    @Test
    void history_told_piece_by_piece_in_any_order_ends_as_history_told_at_once() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<Purchase> facts = some(random);
            List<Purchase> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);
            List<TierChange> told = new ArrayList<>();
            for (int known = 1; known <= shuffled.size(); known++) {
                TierStatus now = at("2028-06-01", shuffled.subList(0, known));
                told.addAll(TierHistory.unpublished(TierHistory.asPublished(told), now.changes()));
            }

            assertThat(tiersByDay(TierHistory.asPublished(told)))
                    .isEqualTo(tiersByDay(at("2028-06-01", facts).changes()));
        }
    }

    private static List<String> tiersByDay(List<TierChange> changes) {
        List<String> tiers = new ArrayList<>();
        for (LocalDate day = LocalDate.parse("2026-01-01");
                day.isBefore(LocalDate.parse("2028-06-01"));
                day = day.plusDays(1)) {
            String tier = "member";
            for (TierChange change : changes) {
                tier = change.rateFrom().isAfter(day) ? tier : change.tier();
            }
            tiers.add(tier);
        }
        return tiers;
    }

    private static List<Purchase> some(Random random) {
        List<Purchase> facts = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            LocalDate day = LocalDate.parse("2026-01-01").plusDays(random.nextInt(800));
            facts.add(bought("o-" + i, day.toString(), random.nextInt(40_000) / 100 + ".50"));
        }
        return facts;
    }

    private static TierStatus at(String day, List<Purchase> purchases) {
        return TierStatus.at(LocalDate.parse(day).atStartOfDay(ZONE).toInstant(), history(purchases), HOUSE);
    }

    private static QualifyingHistory history(List<Purchase> purchases) {
        return new QualifyingHistory(purchases, List.of(), List.of(), List.of(), null);
    }

    private static Purchase bought(String id, String day, String amount) {
        Instant noon = LocalDate.parse(day).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
        return new Purchase(id, noon, new Share(new BigDecimal(amount), 0, 1), Map.of());
    }

    private static LadderBook house() {
        try {
            String yaml = Files.readString(Path.of("../programmes/house.yaml"));
            return LadderBook.main(new ProgrammeVersions(List.of(new ProgrammeVersions.Version(
                    Instant.EPOCH, ((ProgrammeFile.Readable) ProgrammeFile.read(yaml)).programme()))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
