package loyalty.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"orderId": "a", "memberId": "m"}        | ORDER           | ''
            {"memberId": "m", "orderId": "a"}        | ORDER           | ''
            {"openingBalanceId": "o", "memberId": 1} | OPENING_BALANCE | ''
            {"memberId": "m", "name": "Díaz 김"}      | MEMBER          | ''
            {"name": {"orderId": "a"}}               | UNKNOWN         | neither an order nor an opening balance nor a member
            ["orderId"]                              | UNKNOWN         | neither an order nor an opening balance nor a member
            {"orderId": "a"                          | UNKNOWN         | this is not JSON
            {"orderId": "a"} }                       | UNKNOWN         | this is not JSON
            nonsense                                 | UNKNOWN         | this is not JSON
            """)
    void knows_a_line_by_its_id(String text, Record.Kind kind, String fault) throws IOException {
        Record record = batches(text.getBytes(StandardCharsets.UTF_8))
                .getFirst()
                .records()
                .getFirst();

        assertThat(record).isEqualTo(new Record(1, text, kind, fault));
    }

    @Test
    void a_blank_line_is_nothing_wherever_it_stands() throws IOException {
        List<Batch> batches = batches("\n \t\r\n{\"orderId\": \"a\"}\r\n\u00a0\u2003\n\n{\"orderId\": \"b\"}\n\n \n"
                .getBytes(StandardCharsets.UTF_8));

        assertThat(batches).hasSize(1);
        assertThat(batches.getFirst().records()).extracting(Record::number).containsExactly(3L, 6L);
        assertThat(batches.getFirst().lines()).isEqualTo(8);
    }

    @Test
    void only_blank_lines_are_done_without_being_sent() throws IOException {
        List<Batch> batches = batches(" \n\n".getBytes(StandardCharsets.UTF_8));

        assertThat(batches).hasSize(1);
        assertThat(batches.getFirst().records()).isEmpty();
        assertThat(batches.getFirst().lines()).isEqualTo(2);
    }

    @Test
    void the_last_line_needs_no_line_feed_and_an_empty_file_has_no_line() throws IOException {
        assertThat(batches("{\"orderId\": \"a\"}\n{\"orderId\": \"b\"}".getBytes(StandardCharsets.UTF_8))
                        .getFirst()
                        .known())
                .hasSize(2);
        assertThat(batches(new byte[0])).isEmpty();
    }

    @Test
    void a_mark_of_byte_order_is_no_part_of_the_first_line() throws IOException {
        Batch batch = batches("\ufeff{\"orderId\": \"a\"}".getBytes(StandardCharsets.UTF_8))
                .getFirst();

        assertThat(batch.known()).extracting(Record::text).containsExactly("{\"orderId\": \"a\"}");
        try (Lines lines = Lines.of(folder.resolve("file"))) {
            assertThat(lines.hasMark()).isTrue();
        }
    }

    @Test
    void what_is_not_utf_8_or_too_long_is_refused_alone() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("{\"orderId\": \"Münze\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        file.write(("{\"orderId\": \"" + "x".repeat(Line.BYTES_MAX) + "\"}\n").getBytes(StandardCharsets.UTF_8));
        file.write("{\"orderId\": \"a\"}\n".getBytes(StandardCharsets.UTF_8));

        Batch batch = batches(file.toByteArray()).getFirst();

        assertThat(batch.records())
                .extracting(Record::fault)
                .containsExactly("this is not UTF-8", "longer than 1000000 bytes", "");
        assertThat(batch.known()).extracting(Record::number).containsExactly(3L);
        assertThat(batch.records().get(1).text()).hasSizeLessThan(2_000);
    }

    @Test
    void a_batch_is_of_one_kind_and_keeps_the_order_of_the_file() throws IOException {
        List<Batch> batches = batches("""
                {"memberId": "m"}
                {"orderId": "a"}
                nonsense
                {"orderId": "b"}
                {"memberId": "n"}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(batches)
                .extracting(
                        batch -> batch.records().stream().map(Record::number).toList())
                .containsExactly(List.of(1L), List.of(2L, 3L, 4L), List.of(5L));
    }

    private List<Batch> batches(byte[] bytes) throws IOException {
        List<Batch> all = new ArrayList<>();
        try (Lines lines = Lines.of(Files.write(folder.resolve("file"), bytes))) {
            while (lines.peek() != null) {
                all.add(Batch.from(lines));
            }
        }
        return all;
    }
}
