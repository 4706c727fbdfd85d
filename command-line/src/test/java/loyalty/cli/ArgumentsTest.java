package loyalty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ArgumentsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    static Stream<String> commands() {
        return Loyalty.line().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_tells_what_it_takes(String command) {
        assertThat(run(command, "--help")).isZero();

        assertThat(out.toString()).contains(command.equals("help") ? "help" : "./loyalty " + command);
        assertThat(err.toString()).isEmpty();
    }

    static Stream<Arguments> misunderstood() {
        return Stream.of(
                Arguments.of(new String[] {"up", "--clock", "tomorrow"}, "'tomorrow' is not an instant"),
                Arguments.of(new String[] {"up", "--port", "eighty"}, "'eighty' is not a whole number"),
                Arguments.of(new String[] {"up", "--prot", "80"}, "Unknown options: '--prot'"),
                Arguments.of(new String[] {"replay"}, "FILE"),
                Arguments.of(new String[] {"republish"}, "--from"),
                Arguments.of(new String[] {"check"}, "FILE"),
                Arguments.of(new String[] {"check", "--data", "x", "y"}, "--data"),
                Arguments.of(new String[] {"codes", "f"}, "--batch"),
                Arguments.of(
                        new String[] {"codes", "f", "--batch", "b", "--campaign", "c", "--count", "many"},
                        "'many' is not a whole number"),
                Arguments.of(new String[] {"verfy"}, "verify"));
    }

    @ParameterizedTest
    @MethodSource("misunderstood")
    void what_is_not_understood_gets_a_sentence(String[] words, String sentence) {
        assertThat(run(words)).isEqualTo(2);

        assertThat(err.toString()).contains(sentence).doesNotContain("Exception", "java.");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(new String[] {"up", "--port", "99999"}, "--port takes 0"),
                Arguments.of(new String[] {"up", "--replicas", "0"}, "--replicas takes 1 to 8"),
                Arguments.of(new String[] {"token", "chekout"}, "no role chekout"),
                Arguments.of(new String[] {"token", "checkout", "--sub", "a b"}, "an id is 1 to 64"),
                Arguments.of(
                        new String[] {"codes", "new", "--batch", "?", "--campaign", "c", "--count", "1"},
                        "an id is 1 to 64"),
                Arguments.of(
                        new String[] {"codes", "pom.xml", "--batch", "b", "--campaign", "c", "--count", "1"},
                        "is not overwritten"),
                Arguments.of(
                        new String[] {"codes", "new", "--batch", "b", "--campaign", "c", "--count", "1"},
                        "nothing runs on"),
                Arguments.of(new String[] {"verify"}, "nothing runs on"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_cannot_be_done_gets_a_sentence(String[] words, String sentence) {
        String[] there = Stream.concat(Stream.of(words), Stream.of("--data", folder.toString()))
                .toArray(String[]::new);

        assertThat(run(there)).isEqualTo(1);

        assertThat(err.toString()).contains(sentence).doesNotContain("Exception", "java.");
    }

    @Test
    void a_programme_that_is_not_there_gets_a_sentence() {
        assertThat(run("check", folder.resolve("none.yaml").toString())).isEqualTo(1);

        assertThat(err.toString()).contains("none.yaml").doesNotContain("Exception", "java.");
    }

    @Test
    void a_wrong_port_takes_no_folder() {
        run("up", "--port", "99999", "--data", folder.resolve("new").toString());

        assertThat(folder.resolve("new")).doesNotExist();
    }

    private int run(String... words) {
        CommandLine line = Loyalty.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(words);
    }
}
