package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import loyalty.journeys.Table.Deal;
import loyalty.journeys.Table.Schedule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The net in which farmers are caught, {@link FarmingJourneyTest}, has no holes of these shapes. */
class FarmingNetJourneyTest {

    private static final long SEED = 20_261_201;
    private static final int GAMES_OF_EACH = 6;
    private static final int TIMES = 12;

    private static final Map<Flaw, String> FOUND = new EnumMap<>(Flaw.class);

    /** With every fault planted for some of the members, side by side, until somebody gained by each. */
    @BeforeAll
    static void play(@TempDir Path folder) throws IOException {
        Set<Flaw> missing = EnumSet.complementOf(EnumSet.of(Flaw.NONE));
        Random random = new Random(SEED);
        try (Table table = Table.of(Terms.strictHouse(), folder)) {
            for (int time = 0; time < TIMES && !missing.isEmpty(); time++) {
                Schedule schedule = Schedule.overTheMiddleOfAMonth();
                List<Deal> deals = new ArrayList<>();
                for (Flaw flaw : missing) {
                    for (int game = 0; game < GAMES_OF_EACH; game++) {
                        deals.add(new Deal(Move.game(random, schedule.rounds(), flaw.opening()), flaw));
                    }
                }
                List<Player> players = table.play(schedule, deals);
                for (int game = 0; game < players.size(); game++) {
                    if (table.gained(players.get(game))) {
                        FOUND.putIfAbsent(deals.get(game).flaw(), table.told(players.get(game)));
                    }
                }
                missing.removeAll(FOUND.keySet());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void who_gains_by_a_planted_fault_is_found(Flaw flaw) {
        assertThat(FOUND).as("somebody gained").containsKey(flaw);
    }
}
