package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import loyalty.journeys.Table.Deal;
import loyalty.journeys.Table.Schedule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nothing can be farmed: members buy, redeem, exchange, hold and return by chance, and when all goods are back nobody has got
 * more money than was paid, and nobody holds more than before.
 */
class FarmingJourneyTest {

    private static final long SEED = 20_261_130;
    private static final int SIDE_BY_SIDE = 40;
    private static final int LONG = 200;

    @TempDir
    static Path folder;

    /** One system, in which one programme follows the other. */
    private static @Nullable Table table;

    @AfterAll
    static void end() {
        if (table != null) {
            table.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "house.yaml, 40",
        "strict, 40",
        "beauty-tiers.yaml, 40",
        "coffee-stars.yaml, 40",
        "skincare-club-a.yaml, 40",
        "skincare-club-b.yaml, 40",
        "skincare-club-c.yaml, 40",
        "department-store-cash.yaml, 40",
        "hardware-visits.yaml, 40",
        "dated-credit.yaml, 40"
    })
    void nobody_gains_by_buying_and_bringing_back(String programme, int games) throws IOException {
        Table current = under(terms(programme));
        Map<Move.Kind, Integer> accepted = new EnumMap<>(Move.Kind.class);
        Random random = new Random(SEED + programme.hashCode());
        for (int played = 0; played < games; played += SIDE_BY_SIDE) {
            List<Player> players = nobodyGains(current, random, Math.min(SIDE_BY_SIDE, games - played));
            players.forEach(
                    player -> player.accepted.forEach((kind, times) -> accepted.merge(kind, times, Integer::sum)));
        }
        System.out.println(programme + " " + accepted);
        assertThat(current.verified()).contains("holds").doesNotContain("VIOLATED");
    }

    private static Table under(Terms terms) throws IOException {
        Table current = table == null ? Table.of(terms, folder) : table.under(terms);
        table = current;
        return current;
    }

    @ParameterizedTest
    @Tag("long")
    @CsvSource({
        "house.yaml, 80",
        "strict, 120",
        "beauty-tiers.yaml, 40",
        "coffee-stars.yaml, 40",
        "skincare-club-a.yaml, 40",
        "skincare-club-b.yaml, 40",
        "skincare-club-c.yaml, 40",
        "department-store-cash.yaml, 40",
        "hardware-visits.yaml, 40",
        "dated-credit.yaml, 40"
    })
    void nobody_gains_in_a_hundred_thousand_games(String programme, int games) throws IOException {
        nobody_gains_by_buying_and_bringing_back(programme, games * LONG);
    }

    private static List<Player> nobodyGains(Table table, Random random, int games) {
        Schedule schedule = Schedule.drawn(random);
        List<Deal> deals = new ArrayList<>();
        for (int game = 0; game < games; game++) {
            deals.add(new Deal(Move.game(random, schedule.rounds()), Flaw.NONE));
        }
        List<Player> players = table.play(schedule, deals);
        for (Player player : players) {
            if (table.gained(player)) {
                String first = table.told(player);
                Player shrunk = table.shrunk(schedule, deals.get(players.indexOf(player)), player);
                throw new AssertionError("A member gained:\n" + table.told(shrunk) + "\nas first played:\n" + first);
            }
        }
        return players;
    }

    private static Terms terms(String programme) throws IOException {
        return programme.equals("strict") ? Terms.strictHouse() : Terms.shipped(programme);
    }
}
