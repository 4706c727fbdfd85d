package loyalty.cli.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loyalty.local.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFileTest {

    private static final int COUNT = 10_000;

    @TempDir
    private Path folder;

    @Test
    void the_codes_are_in_a_file_that_only_its_owner_may_read() throws IOException {
        Path file = folder.resolve("codes.txt");
        List<Long> told = new ArrayList<>();

        new CodeFile(file).write(codes(COUNT), COUNT, told::add);

        assertThat(Files.readAllLines(file)).hasSize(COUNT).startsWith("CODE-0", "CODE-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(told).isSorted().endsWith((long) COUNT).hasSizeGreaterThan(1);
        assertThat(folder.resolve("codes.txt.part")).doesNotExist();
    }

    @Test
    void a_file_that_is_there_is_not_overwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.txt"), "mine");

        assertThatThrownBy(() -> new CodeFile(file).write(codes(1), 1, _ -> {}))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("not overwritten");

        assertThat(file).hasContent("mine");
    }

    @Test
    void what_broke_off_has_not_the_name_and_the_next_time_it_is_complete() throws IOException {
        Path file = folder.resolve("codes.txt");
        InputStream broken = new SequenceInputStream(codes(COUNT / 2), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThatThrownBy(() -> new CodeFile(file).write(broken, COUNT, _ -> {}))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("the same command");
        assertThatThrownBy(() -> new CodeFile(file).write(codes(COUNT - 1), COUNT, _ -> {}))
                .hasMessageContaining("ended after 9,999 of 10,000");
        assertThat(file).doesNotExist();

        new CodeFile(file).write(codes(COUNT), COUNT, _ -> {});
        assertThat(Files.readAllLines(file)).hasSize(COUNT).doesNotHaveDuplicates();
    }

    private static InputStream codes(int count) {
        String lines =
                IntStream.range(0, count).mapToObj(i -> "CODE-" + i + "\n").collect(Collectors.joining());
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.US_ASCII));
    }
}
