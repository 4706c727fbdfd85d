package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A version begins to make vouchers of points that are there already. Whoever publishes it dies before the accounts are
 * marked, and points-service and voucher-service die while points become vouchers: each point becomes one once.
 */
class DyingConversionsJourneyTest {

    private static final int MEMBERS = 3_000;
    private static final long VOUCHERS = 4;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant BOUGHT = Instant.parse("2026-03-02T15:00:00Z");
    private static final Instant SPENDABLE = Instant.parse("2026-03-10T15:00:00Z");
    private static final Instant IN_FORCE = Instant.parse("2026-03-12T15:00:00Z");

    private static final String VERSION = "house-by-itself";

    @Test
    void points_become_vouchers_once_whoever_dies(@TempDir Path folder) throws Exception {
        try (RunningSystem system = RunningSystem.startedOn(folder, "--clock", BOUGHT.toString())) {
            system.enrol(system.token("checkout", "till"), "saver", MEMBERS);
            everybodyBuys(system);
            done(system.clock(SPENDABLE));
            publish(system);
            thePublisherDiedBeforeTheAccountsWereMarked(system);

            CompletableFuture<Void> moved = CompletableFuture.runAsync(() -> moveTo(system, IN_FORCE.plusSeconds(1)));
            dies(system, "points-service", "select 'some', count(*) from points.entry where actor = 'programme'");
            dies(
                    system,
                    "voucher-service",
                    "select 'some', count(*) from voucher.voucher where cause like 'threshold%'");
            moved.join();

            assertThat(system.query("""
                            select 'points', sum(-points) from points.entry where actor = 'programme' union all
                            select 'left', sum(available) from points.account union all
                            select 'members', count(distinct pseudonym) from voucher.voucher where cause like 'threshold%' union all
                            select 'vouchers', count(*) from voucher.voucher where cause like 'threshold%'"""))
                    .containsEntry("points", MEMBERS * VOUCHERS * 100)
                    .containsEntry("left", MEMBERS * 30L)
                    .containsEntry("members", (long) MEMBERS)
                    .containsEntry("vouchers", MEMBERS * VOUCHERS);
            assertThat(system.run("verify")).contains("6  holds").doesNotContain("VIOLATED", "FAILED");
        }
    }

    private static void everybodyBuys(RunningSystem system) throws IOException {
        String orders = IntStream.range(0, MEMBERS)
                .mapToObj(i -> """
                        {"orderId": "saver-%d-o", "memberId": "saver-%1$d", "placedAt": "%s", "currency": "USD",\
                         "channel": "store", "lines": [{"id": "1", "sku": "cd", "quantity": 1, "unitPrice": "430.00"}]}""".formatted(i, BOUGHT))
                .collect(Collectors.joining("\n"));
        HttpResponse<String> answer = system.bulk("/v1/orders", system.token("checkout", "till"), orders);
        assertThat(answer.body().lines().filter(line -> line.contains("\"status\":201")))
                .hasSize(MEMBERS);
    }

    private static void publish(RunningSystem system) throws IOException {
        String text = Files.readString(Path.of("../programmes/house.yaml"))
                .replace("version: house-2", "version: " + VERSION)
                .replace("    points: 100\n", "    points: 100\n    automatic: true\n");
        done(system.publish(VERSION + "?effectiveAt=" + IN_FORCE, system.token("marketer", "mara"), text));
    }

    private static void thePublisherDiedBeforeTheAccountsWereMarked(RunningSystem system) throws Exception {
        assertThat(system.damage(
                        "update points.account set next_due_at = null where next_due_at = '2026-03-12 15:00:00'"))
                .isEqualTo(MEMBERS);
        assertThat(system.damage(
                        "update points.programme_version set accounts_unseen = true where version = '" + VERSION + "'"))
                .isOne();
        Part points = system.part("points-service");
        long before = points.pid();
        points.kill();
        await().atMost(SOON).until(() -> points.pid() != before && isReady(system));
    }

    /** Kills a process once it has done some of what it has to do, and not all. */
    private static void dies(RunningSystem system, String process, String some) throws Exception {
        long before = count(system, some);
        Part part = system.part(process);
        await().atMost(SOON).pollInterval(Duration.ofMillis(1)).until(() -> count(system, some) > before);
        part.kill();
        assertThat(count(system, some)).as("died in between").isBetween(1L, MEMBERS * VOUCHERS - 1);
    }

    private static long count(RunningSystem system, String some) throws IOException, SQLException {
        return system.query(some).getOrDefault("some", 0L);
    }

    /** A move of the clock that is broken off goes on when it is asked for again. */
    private static void moveTo(RunningSystem system, Instant now) {
        await().atMost(SOON.multipliedBy(3))
                .pollInSameThread()
                .until(() -> system.clock(now).statusCode() == 200);
    }

    private static boolean isReady(RunningSystem system) throws IOException {
        return system.get("/v1/members/saver-0/points", system.token("support", "sue"))
                        .statusCode()
                == 200;
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
    }
}
