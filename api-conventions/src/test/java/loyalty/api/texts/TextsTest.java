package loyalty.api.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private final Texts texts = Texts.of(TextsTest.class, "sample");

    @ParameterizedTest
    @CsvSource({
        "en, 1, 1 apple of Ann",
        "en, 2, 2 apples of Ann",
        "en, -1, -1 apple of Ann",
        "pl, 1, Ann: 1 jabłko",
        "pl, 3, Ann: 3 jabłka",
        "pl, 5, Ann: 5 jabłek",
        "pl, 22, Ann: 22 jabłka",
    })
    void a_sentence_counts_as_its_language_counts(String language, long count, String text) {
        assertThat(apples(language, count)).isEqualTo(text);
    }

    @Test
    void a_language_is_spoken_when_it_has_a_file() {
        assertThat(texts.firstOf(List.of("de", "pl", "en"))).isEqualTo("pl");
        assertThat(texts.firstOf(List.of("de", "../sample/pl", ""))).isEqualTo("en");
        assertThat(texts.firstOf(List.of())).isEqualTo("en");
    }

    @Test
    void what_a_language_lacks_is_said_in_english() {
        assertThat(apples("de", 2)).isEqualTo("2 apples of Ann");
        assertThatThrownBy(() -> texts.say("en", "pears", Map.of())).hasMessage("pears");
    }

    @Test
    void many_can_be_spoken_to_at_once() {
        assertThat(IntStream.range(0, 20_000)
                        .parallel()
                        .filter(i -> !apples("en", i % 7 + 2).equals(i % 7 + 2 + " apples of Ann")))
                .isEmpty();
    }

    @Test
    void a_service_without_texts_does_not_begin() {
        assertThatThrownBy(() -> Texts.of(TextsTest.class, "nobody")).isInstanceOf(IllegalStateException.class);
    }

    private String apples(String language, long count) {
        return texts.say(language, "apples", Map.of("count", count, "owner", "Ann"));
    }
}
