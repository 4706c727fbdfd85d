package loyalty.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import loyalty.local.StackException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports into nowhere, two lines at a time: lines that begin with "bad" are refused. */
class ProgressTest {

    private static final List<String> NINE =
            List.of("one", "bad two", "three", "", "bad five", "six", "bad seven", "eight", "nine");

    @TempDir
    Path folder;

    private Path data;
    private Path file;

    @BeforeEach
    void places() throws IOException {
        data = folder.resolve("data");
        file = Files.write(folder.resolve("old.ndjson"), NINE);
    }

    @Test
    void counts_what_was_taken_and_what_was_refused_and_a_blank_line_is_neither() throws IOException {
        Run run = run(file, Integer.MAX_VALUE);

        assertThat(run.handedIn()).isEqualTo(NINE);
        assertThat(run.reached().taken()).isEqualTo(5);
        assertThat(run.reached().refused()).isEqualTo(3);
        assertThat(run.refused()).containsExactly("bad two", "bad five", "bad seven");
        assertThat(run.greeting()).isEmpty();
    }

    @Test
    void a_file_that_is_done_stays_done_wherever_it_lies_and_says_what_became_of_it() throws IOException {
        Checkpoint first = run(file, Integer.MAX_VALUE).reached();
        Path moved = Files.move(file, folder.resolve("moved.ndjson"));

        Run again = run(moved, Integer.MAX_VALUE);

        assertThat(again.handedIn()).isEmpty();
        assertThat(again.reached()).isEqualTo(first);
        assertThat(again.refused()).containsExactly("bad two", "bad five", "bad seven");
        assertThat(again.greeting()).isEqualTo("each line of this file is done already");
    }

    @Test
    void goes_on_where_it_was_and_counts_what_was_refused_before() throws IOException {
        run(file, 2);

        Run second = run(file, Integer.MAX_VALUE);

        assertThat(second.greeting()).isEqualTo("going on behind line 4");
        assertThat(second.handedIn()).isEqualTo(NINE.subList(4, 9));
        assertThat(second.reached().taken()).isEqualTo(5);
        assertThat(second.refused()).containsExactly("bad two", "bad five", "bad seven");
    }

    @Test
    void a_corrected_file_of_equal_length_begins_before_what_differs_and_forgets_what_was_refused_there()
            throws IOException {
        run(file, Integer.MAX_VALUE);
        Files.write(
                file, NINE.stream().map(line -> line.replace("bad f", "all f")).toList());

        Run corrected = run(file, Integer.MAX_VALUE);

        assertThat(corrected.greeting()).endsWith("they are alike so far: going on behind line 4");
        assertThat(corrected.handedIn()).startsWith("all five").hasSize(5);
        assertThat(corrected.reached().taken()).isEqualTo(6);
        assertThat(corrected.refused()).containsExactly("bad two", "bad seven");
    }

    @Test
    void a_file_that_differs_from_its_first_line_on_begins_there_and_says_so() throws IOException {
        run(file, Integer.MAX_VALUE);
        Files.write(file, NINE.stream().map(line -> line.replace("one", "eno")).toList());

        Run other = run(file, Integer.MAX_VALUE);

        assertThat(other.greeting()).contains("from its first line");
        assertThat(other.handedIn()).hasSize(9);
    }

    @Test
    void a_file_that_comes_back_to_an_earlier_content_is_as_far_as_that_was() throws IOException {
        Checkpoint first = run(file, Integer.MAX_VALUE).reached();
        Files.write(file, List.of("something", "else"));
        run(file, Integer.MAX_VALUE);
        Files.write(file, NINE);

        assertThat(run(file, Integer.MAX_VALUE).reached()).isEqualTo(first);
    }

    @Test
    void a_file_that_was_added_to_goes_on_with_what_was_added_whether_or_not_it_ended_in_a_line_feed()
            throws IOException {
        Files.writeString(file, String.join("\n", NINE));
        run(file, Integer.MAX_VALUE);
        Files.writeString(file, String.join("\n", NINE) + "\nbad ten\neleven");

        Run longer = run(file, Integer.MAX_VALUE);

        assertThat(longer.greeting()).isEqualTo("going on behind line 9");
        assertThat(longer.handedIn()).containsExactly("bad ten", "eleven");
        assertThat(longer.refused()).containsExactly("bad two", "bad five", "bad seven", "bad ten");
    }

    @Test
    void a_last_line_that_was_lengthened_is_another_line() throws IOException {
        Files.writeString(file, "one\ntwo\nthree");
        run(file, Integer.MAX_VALUE);
        Files.writeString(file, "one\ntwo\nthree and more");

        assertThat(run(file, Integer.MAX_VALUE).handedIn()).containsExactly("three and more");
    }

    @Test
    void killed_at_whatever_it_writes_it_counts_each_line_once() throws IOException {
        Run whole = run(file, Integer.MAX_VALUE);
        Path journal = only(".lines");
        Path refused = only(".refused");
        byte[] checkpoints = Files.readAllBytes(journal);
        byte[] lines = Files.readAllBytes(refused);
        int from = 0;
        int refusedFrom = 0;
        for (String text : new String(checkpoints).lines().toList()) {
            int refusedTo = (int) Checkpoint.of(text).orElseThrow().refusedBytes();
            for (int cut : cuts(refusedFrom, refusedTo)) {
                goesOnFrom(journal, Arrays.copyOf(checkpoints, from), refused, Arrays.copyOf(lines, cut), whole);
            }
            int to = from + text.length() + 1;
            for (int cut : cuts(from, to)) {
                goesOnFrom(journal, Arrays.copyOf(checkpoints, cut), refused, Arrays.copyOf(lines, refusedTo), whole);
            }
            from = to;
            refusedFrom = refusedTo;
        }
        assertThat(from).isEqualTo(checkpoints.length);
    }

    /** Before and after all that is written between two places, and within it. */
    private static Set<Integer> cuts(int from, int to) {
        return new TreeSet<>(List.of(from, Math.min(from + 1, to), (from + to) / 2, Math.max(from, to - 1), to));
    }

    private void goesOnFrom(Path journal, byte[] checkpoints, Path refused, byte[] lines, Run whole)
            throws IOException {
        Files.write(journal, checkpoints);
        Files.write(refused, lines);

        Run again = run(file, Integer.MAX_VALUE);

        assertThat(again.reached()).isEqualTo(whole.reached());
        assertThat(again.refused()).isEqualTo(whole.refused());
        assertThat(NINE).endsWith(again.handedIn().toArray(String[]::new));
        assertThat(Files.readAllLines(journal)).hasSize(5);
    }

    @Test
    void killed_while_it_takes_over_what_another_content_had_done_it_loses_nothing() throws IOException {
        run(file, Integer.MAX_VALUE);
        Files.write(file, List.of("ten"), StandardOpenOption.APPEND);
        Run whole = run(file, Integer.MAX_VALUE);
        Path journal = journals().stream()
                .max(Comparator.comparing(path -> path.toFile().length()))
                .orElseThrow();
        byte[] checkpoints = Files.readAllBytes(journal);
        for (int cut = 0; cut <= checkpoints.length; cut += 17) {
            Files.write(journal, Arrays.copyOf(checkpoints, cut));

            Run again = run(file, Integer.MAX_VALUE);

            assertThat(again.reached()).isEqualTo(whole.reached());
            assertThat(again.refused()).isEqualTo(whole.refused());
        }
    }

    @Test
    void refused_lines_that_somebody_has_taken_away_are_still_counted() throws IOException {
        run(file, 3);
        Files.delete(only(".refused"));

        Run again = run(file, Integer.MAX_VALUE);

        assertThat(again.reached().refused()).isEqualTo(3);
        assertThat(again.refused()).containsExactly("bad seven");
    }

    @Test
    void two_imports_of_one_content_do_not_run_at_once() throws IOException {
        try (Progress _ = Progress.of(data, file)) {
            assertThatThrownBy(() -> Progress.of(data, file))
                    .isInstanceOf(StackException.class)
                    .hasMessage("this file is being imported already");
        }
    }

    private record Run(String greeting, List<String> handedIn, Checkpoint reached, List<String> refused) {}

    /** Imports at most so many times two lines. */
    private Run run(Path imported, int batches) throws IOException {
        List<String> handedIn = new ArrayList<>();
        try (Progress progress = Progress.of(data, imported);
                Lines lines = Lines.of(imported)) {
            while (lines.taken() < progress.reached().lines()) {
                lines.take();
            }
            for (int i = 0; i < batches && lines.peek() != null; i++) {
                takeTwo(lines, progress, handedIn);
            }
            Path refused = progress.refused();
            return new Run(
                    progress.greeting(),
                    handedIn,
                    progress.reached(),
                    Files.exists(refused) ? Files.readAllLines(refused) : List.of());
        }
    }

    private static void takeTwo(Lines lines, Progress progress, List<String> handedIn) throws IOException {
        List<String> some = new ArrayList<>();
        for (Line line = lines.peek(); line != null && some.size() < 2; line = lines.peek()) {
            some.add(line.text());
            lines.take();
        }
        List<String> refused =
                some.stream().filter(line -> line.startsWith("bad")).toList();
        long blank = some.stream().filter(String::isBlank).count();
        progress.done(lines.taken(), lines.fingerprint(), some.size() - blank - refused.size(), refused);
        handedIn.addAll(some);
    }

    private Path only(String ending) throws IOException {
        return files(ending).getFirst();
    }

    private List<Path> journals() throws IOException {
        return files(".lines");
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("imports"))) {
            return files.filter(path -> path.toString().endsWith(ending)).toList();
        }
    }
}
