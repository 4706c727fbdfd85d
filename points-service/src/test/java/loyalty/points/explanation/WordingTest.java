package loyalty.points.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import loyalty.points.domain.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How points are counted, and a language that is a file and no code: Polish, which has its file in the tests alone. */
class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "en, 1, 1 point",
        "en, -1, -1 point",
        "en, 0, 0 points",
        "en, 2, 2 points",
        "pl, 1, 1 punkt",
        "pl, 3, 3 punkty",
        "pl, 12, 12 punktów",
        "ko, 1, 1포인트",
        "ar, 1, نقطة واحدة",
        "ar, 2, نقطتان",
        "ar, 3, 3 نقاط",
        "ar, 10, 10 نقاط",
        "ar, 11, 11 نقطة",
        "ar, 100, 100 نقطة",
        "ar, 103, 103 نقاط",
        "ar, -5, -5 نقاط"
    })
    void points_are_counted_as_each_language_counts(String language, long points, String text) {
        assertThat(Wording.points(new Language(language), points)).isEqualTo(text);
    }

    @Test
    void a_reader_is_spoken_to_in_the_first_language_that_has_a_file_and_otherwise_in_english() {
        assertThat(Wording.languageOf("fr, ko;q=0.9, ar;q=0.8")).isEqualTo(new Language("ko"));
        assertThat(Wording.languageOf("fr, pl;q=0.9")).isEqualTo(new Language("pl"));
        assertThat(Wording.languageOf("fr")).isEqualTo(Language.EN);
        assertThat(Wording.languageOf(null)).isEqualTo(Language.EN);
    }

    @Test
    void a_language_needs_a_file_and_no_code() {
        assertThat(Wording.spent(new Language("pl"), 5, "o-1")).isEqualTo("5 punktów za zamówienie o-1.");
    }
}
