package loyalty.points.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import loyalty.points.domain.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {

    @ParameterizedTest
    @CsvSource({
        "EN, 1, 1 point",
        "EN, -1, -1 point",
        "EN, 0, 0 points",
        "EN, 2, 2 points",
        "KO, 1, 1포인트",
        "AR, 1, نقطة واحدة",
        "AR, 2, نقطتان",
        "AR, 3, 3 نقاط",
        "AR, 10, 10 نقاط",
        "AR, 11, 11 نقطة",
        "AR, 100, 100 نقطة",
        "AR, 103, 103 نقاط",
        "AR, -5, -5 نقاط"
    })
    void points_are_counted_as_each_language_counts(Language language, long points, String text) {
        assertThat(Counted.points(language, points)).isEqualTo(text);
    }
}
