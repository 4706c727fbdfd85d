package loyalty.cli.up;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import loyalty.local.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TermsTest {
    @TempDir
    private Path folder;

    @Test
    void refuses_a_faulty_programme_before_anything_is_started_with_every_fault() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.yaml"), "version: x\n");

        assertThatThrownBy(() -> Terms.of(file))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("currency")
                .hasMessageContaining("timeZone");
    }

    @Test
    void names_the_file_that_it_cannot_read() {
        assertThatThrownBy(() -> Terms.of(folder.resolve("none.yaml"))).hasMessageContaining("none.yaml");
    }
}
