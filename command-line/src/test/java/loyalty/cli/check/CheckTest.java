package loyalty.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void a_readable_file_is_told_in_words() {
        assertThat(run(Path.of("../programmes/house.yaml"))).isZero();

        assertThat(out.toString()).startsWith("House Club, version ").contains("Every 1.00 USD of an order brings");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_faulty_file_is_told_fault_by_fault_with_its_name_and_line() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("../programmes/house.yaml"))
                        .replace("currency: USD", "currency: usd")
                        .replace("name: House Club", "nane: House Club"));

        assertThat(run(file)).isEqualTo(1);

        assertThat(out.toString().lines())
                .containsExactly(
                        file + ":7: /nane: this word is not known here; did you mean name?",
                        file + ":8: /currency: a currency is three capital letters, such as EUR");
    }

    @Test
    void a_text_that_is_no_yaml_is_told_with_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "version: [a\n");

        assertThat(run(file)).isEqualTo(1);

        assertThat(out.toString()).startsWith(file + ":").contains(": this is not YAML: ");
    }

    private int run(Path file) {
        return new CommandLine(new Check())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(file.toString());
    }
}
