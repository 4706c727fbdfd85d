package loyalty.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import loyalty.local.process.Child;
import loyalty.local.process.Command;
import loyalty.local.process.Guard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private final Guard guard = Guard.start();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AtomicLong megabytesLeft = new AtomicLong(1_000);
    private final Supervisor supervisor =
            new Supervisor(new PrintStream(said, true, StandardCharsets.UTF_8), megabytesLeft::get);

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        supervisor.expectDeaths();
        guard.close();
    }

    @Test
    void starts_a_child_again_that_died_and_says_so() {
        Child first = start("sleep", "60");
        List<Child> next = new CopyOnWriteArrayList<>();
        supervisor.watch(first, () -> {
            Child again = start("sleep", "60");
            next.add(again);
            return again;
        });

        first.kill();

        await().until(() -> next.size() == 1 && next.getFirst().isAlive());
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("child ended; it is started again");
    }

    @Test
    void gives_up_after_five_deaths_within_a_minute_with_the_last_words() {
        Supplier<Child> mortal = () -> start("/bin/sh", "-c", "echo no memory left; exit 3");

        supervisor.watch(mortal.get(), mortal);

        assertThat(supervisor.failure())
                .hasMessageContaining("5 times within a minute")
                .hasMessageContaining("no memory left");
    }

    @Test
    void waits_while_the_disk_is_full_and_goes_on_when_there_is_room() {
        List<Child> next = new CopyOnWriteArrayList<>();
        Child first = start("sleep", "60");
        supervisor.watch(first, () -> {
            next.add(start("sleep", "60"));
            return next.getLast();
        });

        megabytesLeft.set(3);
        first.kill();

        await().until(() -> said.toString(StandardCharsets.UTF_8).contains("the disk has 3 MB left"));
        await().during(Duration.ofSeconds(2)).until(next::isEmpty);
        megabytesLeft.set(500);
        await().until(() -> next.size() == 1 && next.getFirst().isAlive());
    }

    @Test
    void leaves_a_child_dead_whose_end_was_meant() {
        Child child = start("sleep", "60");
        supervisor.watch(child, () -> start("sleep", "60"));

        supervisor.expectDeaths();
        supervisor.stop("child", Duration.ofSeconds(5));

        assertThat(child.isAlive()).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private Child start(String... line) {
        return Child.start(
                new Command("child", List.of(line), Map.of(), folder.resolve("log"), folder.resolve("pid")), guard);
    }
}
