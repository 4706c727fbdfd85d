package loyalty.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRulesTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @Test
    void the_house_keeps_files_and_methods_short_documents_what_is_public_and_never_sleeps() throws IOException {
        List<Path> files = Sources.of(REPOSITORY);
        assertThat(files).hasSizeGreaterThan(50);
        assertThat(Sources.faults(files)).isEmpty();
    }

    @Test
    void the_rules_catch_their_offenders(@TempDir Path folder) throws IOException {
        Path main = Files.createDirectories(folder.resolve("src/main")).resolve("Long.java");
        Path test = Files.createDirectories(folder.resolve("src/test")).resolve("Sleeper.java");
        String body = "int i = 0;\n".repeat(Sources.METHOD_LINES_MAX);
        Files.writeString(
                main,
                "public class Long { void rot() {\n" + body + "} }" + "\n".repeat(2)
                        + "// more\n".repeat(Sources.FILE_LINES_MAX) + "class Tail {}");
        Files.writeString(test, "class Sleeper { void nap() throws Exception { Thread.sleep(1); } }");

        assertThat(Sources.faults(List.of(main, test)))
                .anyMatch(fault -> fault.contains("a file of"))
                .anyMatch(fault -> fault.contains("method rot"))
                .anyMatch(fault -> fault.contains("public type Long"))
                .anyMatch(fault -> fault.contains("sleeps"));
    }
}
