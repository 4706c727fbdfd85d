package loyalty.tier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Late, repeated and out-of-order news ends in the same state as the same news in order. */
class DeliveryTest {

    private static final Instant END = Club.start("2028-06-01");

    static Stream<EveryDayTest.Shape> shapes() {
        return EveryDayTest.shapes();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void the_order_of_delivery_never_matters(EveryDayTest.Shape shape) {
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            Club club = some(shape, random);
            TierStatus inOrder = TierStatus.at(END, club.history(), club.book);
            Collections.shuffle(club.purchases, random);
            Collections.shuffle(club.returns, random);
            Collections.shuffle(club.grants, random);
            Collections.shuffle(club.activities, random);

            assertThat(TierStatus.at(END, club.history(), club.book)).isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void what_is_told_piece_by_piece_in_any_order_is_believed_as_what_is_told_at_once(EveryDayTest.Shape shape) {
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            Club club = some(shape, random);
            List<Object> news = new ArrayList<>();
            news.addAll(club.purchases);
            news.addAll(club.returns);
            news.addAll(club.grants);
            Collections.shuffle(news, random);
            Club heard = Club.with("metric: spend, " + shape.tiers() + ", " + Club.THREE_STEPS);
            heard.joinedOn = club.joinedOn;
            List<TierChange> told = new ArrayList<>();
            for (Object one : news) {
                hear(heard, one);
                List<TierChange> now =
                        TierStatus.at(END, heard.history(), heard.book).changes();
                told.addAll(TierHistory.unpublished(TierHistory.asPublished(told), now));
            }

            assertThat(tiersByDay(TierHistory.asPublished(told)))
                    .isEqualTo(tiersByDay(
                            TierStatus.at(END, club.history(), club.book).changes()));
        }
    }

    private static void hear(Club club, Object news) {
        switch (news) {
            case Purchase purchase -> club.purchases.add(purchase);
            case Return back -> club.returns.add(back);
            case Grant grant -> club.grants.add(grant);
            default -> throw new AssertionError(news);
        }
    }

    private static Club some(EveryDayTest.Shape shape, Random random) {
        Club club = Club.with("metric: spend, " + shape.tiers() + ", " + Club.THREE_STEPS)
                .joined("2024-02-29")
                .busy(random, 800, 500);
        if (random.nextBoolean()) {
            LocalDate from = LocalDate.parse("2026-02-01").plusDays(random.nextInt(400));
            club.given(
                    "gold",
                    from.toString(),
                    from.plusDays(1L + random.nextInt(300)).toString());
        }
        return club;
    }

    /** The tier at whose rate each day earns. */
    private static List<String> tiersByDay(List<TierChange> changes) {
        List<String> tiers = new ArrayList<>();
        for (LocalDate day = LocalDate.parse("2026-01-01");
                day.isBefore(LocalDate.parse("2028-06-01"));
                day = day.plusDays(1)) {
            String tier = "red";
            for (TierChange change : changes) {
                tier = change.rateFrom().isAfter(day) ? tier : change.tier();
            }
            tiers.add(tier);
        }
        return tiers;
    }
}
