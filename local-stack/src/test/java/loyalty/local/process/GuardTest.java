package loyalty.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    @TempDir
    private Path folder;

    @Test
    void ends_the_children_of_a_process_that_was_killed_even_those_that_do_not_listen() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = parent.inputReader();
        ProcessHandle meek = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
        ProcessHandle deaf = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();

        parent.destroyForcibly();

        await().atMost(Duration.ofMinutes(1)).until(() -> !meek.isAlive() && !deaf.isAlive());
    }

    @Test
    void is_replaced_when_it_dies_and_its_successor_knows_whom_to_watch() {
        Guard guard = Guard.start();
        Child child = Child.start(sleeper("child"), guard);
        long first = guard.pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        await().until(() -> guard.pid() != first);
        guard.close();

        await().atMost(Duration.ofMinutes(1)).until(() -> !child.isAlive());
    }

    @Test
    void leaves_alone_what_it_was_told_to_forget() throws Exception {
        Guard guard = Guard.start();
        Process other = new ProcessBuilder("sleep", "60").start();
        Child child = Child.start(sleeper("child"), guard);
        guard.watch(other.pid());
        guard.forget(other.pid());

        guard.close();

        await().atMost(Duration.ofMinutes(1)).until(() -> !child.isAlive());
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    private Command sleeper(String name) {
        return new Command(
                name, List.of("sleep", "60"), Map.of(), folder.resolve(name + ".log"), folder.resolve(name + ".pid"));
    }

    /** A process that starts two children and waits for its end. */
    static final class Parent {
        private Parent() {}

        public static void main(String... arguments) throws Exception {
            Path home = Files.createDirectories(Path.of(arguments[0]));
            Guard guard = Guard.start();
            start("meek", List.of("sleep", "60"), home, guard);
            start("deaf", List.of("/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done"), home, guard);
            System.in.read();
        }

        private static void start(String name, List<String> line, Path home, Guard guard) {
            Child child = Child.start(
                    new Command(name, line, Map.of(), home.resolve(name + ".log"), home.resolve(name + ".pid")), guard);
            System.out.println(child.pid());
        }
    }
}
