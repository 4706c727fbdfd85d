package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import loyalty.journeys.PatientTills.Sold;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes are killed while tills wait for orders and returns that are settled in two services: who asks again until there is
 * an answer finds everything done once.
 */
class DyingSagasJourneyTest {

    private static final long SEED = 20_261_130;
    private static final int ROUNDS = 3;
    private static final int MANY_ROUNDS = 15;
    private static final int MEMBERS = 800;
    private static final int MANY_MEMBERS = 15_000;
    private static final int READERS = 8;
    /** So many calls are on their way at least when somebody dies. */
    private static final int BUSY = 4;
    /** A fifth death of a process within a minute would end the whole system. */
    private static final int DEATHS_A_MINUTE = 3;

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Orders and returns that were begun in points-service and not ended. */
    private static final String HALF_WAY = """
            select 'begun', count(*) from points.order_under_way union all
            select 'confirmed', count(*) from points.order_under_way u
              join voucher.order_attempt a on a.attempt = u.attempt and a.decision = 'confirmed' union all
            select 'unsettled', count(*) from points.return_settlement where resume_at is not null""";

    private final Random random = new Random(SEED);
    private final List<Death> deaths = new ArrayList<>();

    /**
     * One process that died.
     *
     * @param at of {@link System#nanoTime}, just before
     * @param halfWay what {@link #HALF_WAY} found when it was dead
     * @param cutOff how many orders and returns were being waited for, and failed
     */
    private record Death(String process, long at, Map<String, Long> halfWay, long cutOff) {

        long left() {
            return halfWay.getOrDefault("begun", 0L) + halfWay.getOrDefault("unsettled", 0L);
        }
    }

    @Test
    void orders_and_returns_are_settled_once_whoever_dies(@TempDir Path folder) throws Exception {
        settledOnce(folder, ROUNDS, ROUNDS, MEMBERS);
    }

    @Test
    @Tag("long")
    void orders_and_returns_are_settled_once_whoever_dies_and_however_often(@TempDir Path folder) throws Exception {
        settledOnce(folder, MANY_ROUNDS, 1, MANY_MEMBERS);
    }

    /** @param gateway in every so manyth round the gateway dies too */
    private void settledOnce(Path folder, int rounds, int gateway, int members) throws Exception {
        try (RunningSystem system = RunningSystem.startedOn(folder)) {
            system.enrol(system.token("checkout", "till"), "dying", members);
            try (PatientTills tills = new PatientTills(system, "dying", members)) {
                for (int round = 1; round <= rounds; round++) {
                    die(system, tills, "points-service");
                    die(system, tills, "voucher-service");
                    if (round % gateway == 0) {
                        die(system, tills, "gateway");
                    }
                }
                tills.close();
                System.out.printf(
                        "%d baskets, %d of them returned, %d deaths%n",
                        tills.sold().size(),
                        tills.sold().stream().filter(Sold::isReturned).count(),
                        deaths.size());
                deathsCameInBetween();
                assertThat(tills.wrong()).isEmpty();
                assertThat(tills.sold()).isNotEmpty().anyMatch(Sold::isReturned);
                everythingIsDoneOnce(system, tills);
            }
            assertThat(system.run("verify")).contains("9  holds").doesNotContain("VIOLATED", "FAILED");
        }
    }

    /** Kills a process at a moment when tills wait for orders and returns, and waits until they sell again. */
    private void die(RunningSystem system, PatientTills tills, String process) throws Exception {
        Part part = system.part(process);
        await().atMost(SOON.multipliedBy(2)).until(() -> deathsOfLastMinute(process) < DEATHS_A_MINUTE);
        int enough = tills.begun() + 1 + random.nextInt(50);
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> tills.begun() >= enough && tills.underWay() >= BUSY);
        long pid = part.pid();
        long at = System.nanoTime();
        part.kill();
        Map<String, Long> halfWay = system.query(HALF_WAY);
        long dead = System.nanoTime();
        await().atMost(SOON).until(() -> tills.sellsAgainSince(dead) && part.pid() != pid);
        Death death = new Death(process, at, halfWay, tills.cutOffAt(at));
        System.out.printf(
                "%s died: %d calls cut off, half-way %s, sold again after %d ms%n",
                process, death.cutOff(), halfWay, (System.nanoTime() - dead) / 1_000_000);
        deaths.add(death);
    }

    private long deathsOfLastMinute(String process) {
        long minuteAgo = System.nanoTime() - Duration.ofMinutes(1).toNanos();
        return deaths.stream()
                .filter(death -> death.process().equals(process) && death.at() > minuteAgo)
                .count();
    }

    /** The test did what it is for: each death cut calls off, and sagas were left half-way by either service. */
    private void deathsCameInBetween() {
        assertThat(deaths).allMatch(death -> death.cutOff() > 0);
        for (String service : List.of("points-service", "voucher-service")) {
            List<Death> own = deaths.stream()
                    .filter(death -> death.process().equals(service))
                    .toList();
            assertThat(own).hasSizeGreaterThanOrEqualTo(ROUNDS);
            assertThat(own.stream().mapToLong(Death::left).sum()).as(service).isPositive();
        }
    }

    private static void everythingIsDoneOnce(RunningSystem system, PatientTills tills) throws Exception {
        String till = system.token("checkout", "till");
        assertThat(system.query("select 'orders', count(*) from points.purchase where order_id like 'dying-%'"))
                .containsEntry("orders", (long) tills.sold().size());
        assertThat(system.query(HALF_WAY).values()).containsOnly(0L);
        SideBySide.each(tills.sold(), READERS, sale -> isDoneOnce(system, till, sale));
    }

    private static void isDoneOnce(RunningSystem system, String till, Sold sale) throws IOException {
        WelcomeBasket basket = sale.basket();
        for (var call : sale.calls().entrySet()) {
            var again = system.put(call.getKey(), till, call.getValue().body());
            assertThat(again.statusCode()).as(call.getKey()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(call.getValue().answer());
            assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        }
        assertThat(system.read("/v1/redemptions/" + basket.id(), till)
                        .at("/status")
                        .asText())
                .isEqualTo("confirmed");
        JsonNode order = answer(sale, "/v1/orders/" + basket.id());
        assertThat(order.at("/points/earned").asLong()).isEqualTo(WelcomeBasket.POINTS);
        for (int line = 1; sale.isReturned() && line <= 2; line++) {
            assertThat(WelcomeBasket.refund(answer(sale, PatientTills.returnOf(basket, line))))
                    .isEqualTo(WelcomeBasket.REFUNDS.get("" + line));
        }
        assertThat(system.read("/v1/members/" + basket.id() + "/points", till)
                        .at("/lifetimeEarned")
                        .asLong())
                .isEqualTo(sale.isReturned() ? 0 : WelcomeBasket.POINTS);
    }

    private static JsonNode answer(Sold sale, String path) throws IOException {
        return RunningSystem.JSON.readTree(sale.call(path).answer());
    }
}
