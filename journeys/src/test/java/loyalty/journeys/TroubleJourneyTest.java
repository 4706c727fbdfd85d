package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a system depends on is away for a while, in the middle of a day's sales: nothing is lost, nothing comes twice. */
class TroubleJourneyTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration AN_ANSWER = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private boolean mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            command("umount", folder.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = 8)
    void database_and_broker_are_away(int seconds) throws Exception {
        try (RunningSystem system = RunningSystem.startedOn(Files.createDirectory(folder.resolve("data")));
                Tills tills = new Tills(system, "away")) {
            for (String part : new String[] {"broker", "database"}) {
                int before = tills.accepted();
                await().atMost(SOON).until(() -> tills.accepted() > before + 50);
                Part away = system.part(part);
                away.suspend();
                await().during(Duration.ofSeconds(seconds))
                        .atMost(Duration.ofSeconds(seconds).plus(AN_ANSWER))
                        .until(away::isSuspended);
                away.resume();
            }
            int before = tills.accepted();
            await().atMost(SOON).until(() -> tills.accepted() > before + 50);

            endsWell(system, tills, "away");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = 30)
    @Tag("long")
    void database_and_broker_are_away_for_long(int seconds) throws Exception {
        database_and_broker_are_away(seconds);
    }

    /** On a small disk of its own, which only root may make. */
    @Test
    void the_disk_is_full_and_then_there_is_room() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        assumeThat(new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=900m", "tmpfs", folder.toString())
                        .start()
                        .waitFor())
                .isZero();
        mounted = true;
        Path filler = folder.resolve("filler");
        try (RunningSystem system = RunningSystem.startedOn(Files.createDirectory(folder.resolve("data")));
                Tills tills = new Tills(system, "full")) {
            await().atMost(SOON).until(() -> tills.accepted() > 50);

            fill(filler);
            await().atMost(Duration.ofMinutes(3)).until(() -> tills.statuses().contains(503));
            Files.delete(filler);
            int before = tills.accepted();
            await().atMost(SOON).until(() -> tills.accepted() > before + 50);

            endsWell(system, tills, "full");
        }
    }

    private static void endsWell(RunningSystem system, Tills tills, String name) throws Exception {
        tills.close();
        assertThat(tills.statuses()).isSubsetOf(201, 429, 503);
        assertThat(tills.longest()).isLessThan(AN_ANSWER);
        assertThat(system.query("select 'orders', count(*) from points.purchase where order_id like '" + name + "-%'"))
                .containsEntry("orders", (long) tills.accepted());
        assertThat(system.run("verify")).contains("8  holds").doesNotContain("VIOLATED", "FAILED");
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[1 << 16];
        try (var out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(filler).getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException full) {
            // That is what it is for.
        }
    }

    private static void command(String... words) throws Exception {
        assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
    }
}
