package loyalty.tier.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import loyalty.tier.domain.TierChange;
import loyalty.tier.domain.TierHistory;
import loyalty.tier.domain.TierStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Late, shuffled and out-of-order news, and a clock that skips days, end in the same story as the same news in order. */
class DeliveryTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final Instant END = Instant.parse("2028-12-01T00:00:00Z");

    static Stream<Walked> ladders() {
        return Walked.all().stream();
    }

    @ParameterizedTest
    @MethodSource("ladders")
    void the_order_of_delivery_never_matters(Walked ladder) {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            SomeLives.Member member = SomeLives.one(random, ladder.slow(), FIRST, 800);
            Life life = member.knownAt(Instant.MAX);
            List<Life.Fact> shuffled = new ArrayList<>(life.facts());
            Collections.shuffle(shuffled, random);

            TierStatus inOrder = TierStatus.at(END, ladder.history(life), ladder.book());
            assertThat(TierStatus.at(END, ladder.history(new Life(life.joinedOn(), shuffled)), ladder.book()))
                    .isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @MethodSource("ladders")
    void what_is_told_piece_by_piece_whenever_the_clock_moves_is_believed_as_what_is_told_at_once(Walked ladder) {
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            SomeLives.Member member = SomeLives.one(random, ladder.slow(), FIRST, 800);
            int stride = List.of(1, 7, 40, 500).get(seed % 4);
            List<TierChange> told = new ArrayList<>();
            Instant now = Instant.parse("2025-06-01T12:00:00Z");
            TierStatus status = TierStatus.at(now, ladder.history(member.knownAt(now)), ladder.book());
            while (now.isBefore(END)) {
                now = now.plusSeconds(86_400L * (1 + random.nextInt(stride)));
                status = TierStatus.at(now, ladder.history(member.knownAt(now)), ladder.book());
                told.addAll(TierHistory.unpublished(TierHistory.asPublished(told), status.changes()));
            }

            assertThat(tiersByDay(ladder, TierHistory.asPublished(told)))
                    .as(ladder + ", seed " + seed)
                    .isEqualTo(tiersByDay(ladder, status.changes()));
        }
    }

    /** The tier at whose rate each day earns, and until when it lasts. */
    private static List<String> tiersByDay(Walked ladder, List<TierChange> changes) {
        List<String> tiers = new ArrayList<>();
        for (LocalDate day = FIRST.minusDays(200); day.isBefore(LocalDate.parse("2028-12-01")); day = day.plusDays(1)) {
            String tier = ladder.slow().tier(0);
            for (TierChange change : changes) {
                tier = change.rateFrom().isAfter(day) ? tier : change.tier() + " until " + change.validUntil();
            }
            tiers.add(day + " " + tier);
        }
        return tiers;
    }
}
