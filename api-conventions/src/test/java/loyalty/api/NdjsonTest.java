package loyalty.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"a;b, a b", "a;b;, a b", ";; \t;a;;b; ;, a b", "-, ''", ";;, ''", "' ', ''", "a b, 'a b'"})
    void lines_that_are_not_blank_are_read_in_their_order(String body, String lines) {
        byte[] bytes = body == null ? new byte[0] : body.replace(';', '\n').getBytes(StandardCharsets.UTF_8);

        List<String> read = new ArrayList<>();
        Ndjson.lines(bytes).forEachRemaining(line -> read.add(new String(line, StandardCharsets.UTF_8)));

        assertThat(String.join(" ", read)).isEqualTo(lines);
    }
}
