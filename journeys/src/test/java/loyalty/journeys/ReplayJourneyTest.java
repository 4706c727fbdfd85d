package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayJourneyTest {

    private static final Path CDNOW = Path.of("../../shared/data/cdnow-orders.csv");
    private static final long SEED = 20_261_123;

    @TempDir
    Path folder;

    @Test
    void a_replay_killed_in_the_middle_and_played_again_ends_as_the_calculation_by_hand() throws Exception {
        Path orders = generatedOrders(folder.resolve("orders.csv"));
        try (RunningSystem system = RunningSystem.startedOn(Files.createDirectory(folder.resolve("data")))) {
            Process killed = system.begin(folder.resolve("killed.txt"), "replay", orders.toString());
            await().atMost(Duration.ofSeconds(60)).until(() -> numberOfOrders(system) > 50);
            killed.destroyForcibly().waitFor();

            system.run("replay", orders.toString());
            equalsTheCalculationByHand(system, orders);

            String again = system.run("replay", orders.toString());
            assertThat(again).contains("nothing was changed");
            equalsTheCalculationByHand(system, orders);
        }
    }

    @Test
    @Tag("long")
    void real_orders_of_eighteen_months_end_as_the_calculation_by_hand() throws Exception {
        assumeThat(CDNOW).exists();
        try (RunningSystem system = RunningSystem.startedOn(Files.createDirectory(folder.resolve("data")))) {
            System.out.println(system.run("replay", CDNOW.toAbsolutePath().toString()));
            equalsTheCalculationByHand(system, CDNOW);
        }
    }

    private static void equalsTheCalculationByHand(RunningSystem system, Path csv) throws IOException, SQLException {
        HouseByHand expected = new HouseByHand(csv);
        assertThat(pointsOf(system)).isEqualTo(expected.points);
        assertThat(membersByTier(system)).isEqualTo(expected.membersByTier);
        assertThat(system.run("verify")).contains("holds").doesNotContain("VIOLATED");
    }

    private static Map<String, Long> pointsOf(RunningSystem system) throws IOException, SQLException {
        return system.query("""
                SELECT h.member_id, a.lifetime_earned FROM points.account a
                JOIN points.account_holder h ON h.pseudonym = a.pseudonym""");
    }

    private static Map<String, Long> membersByTier(RunningSystem system) throws IOException, SQLException {
        return system.query("SELECT tier, COUNT(*) FROM tier.membership GROUP BY tier");
    }

    private static long numberOfOrders(RunningSystem system) throws IOException, SQLException {
        return system.query("SELECT 'orders', COUNT(*) FROM points.purchase").getOrDefault("orders", 0L);
    }

    private static Path generatedOrders(Path file) throws IOException {
        Random random = new Random(SEED);
        StringBuilder csv = new StringBuilder("order_id,customer_id,date,quantity,amount\n");
        LocalDate day = LocalDate.of(2021, 1, 1);
        // Nearly a year, on few days: each of them moves the clock.
        for (int order = 1; order <= 600; order++) {
            day = day.plusDays(random.nextInt(10) < 3 ? 2 : 0);
            BigDecimal amount =
                    BigDecimal.valueOf(Math.abs(random.nextGaussian()) * 60).setScale(2, RoundingMode.DOWN);
            csv.append("g-%06d,c-%03d,%s,1,%s\n".formatted(order, random.nextInt(60), day, amount));
        }
        return Files.writeString(file, csv);
    }
}
