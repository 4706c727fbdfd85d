package loyalty.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InListTest {

    @Test
    void every_key_is_a_parameter_and_the_last_is_repeated_up_to_a_power_of_two() {
        InList list = InList.of(List.of("a", "b", "c"));

        assertThat(list.text()).isEqualTo("(:key0, :key1, :key2, :key3)");
        assertThat(new TreeMap<>(list.values()))
                .isEqualTo(new TreeMap<>(Map.of("key0", "a", "key1", "b", "key2", "c", "key3", "c")));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 4", "5, 8", "64, 64", "65, 128", "1000, 1024"})
    void lists_of_any_length_have_few_shapes(int keys, int length) {
        InList list = InList.of(IntStream.range(0, keys).boxed().toList());

        assertThat(list.values()).hasSize(length);
        assertThat(list.values().values())
                .containsAll(IntStream.range(0, keys).boxed().toList());
    }
}
