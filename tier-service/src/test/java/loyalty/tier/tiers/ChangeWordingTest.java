package loyalty.tier.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import loyalty.tier.domain.TierChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeWordingTest {

    private static final Programme PROGRAMME = ((ProgrammeFile.Readable) ProgrammeFile.read("""
            {version: w-1, currency: USD, timeZone: America/New_York, points: {earn: {points: 1}},
             tiers: {metric: spend, windowMonths: 12, validMonths: 12, steps: [{tier: t, threshold: 0}]}}""")).programme();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REACHED  | w-1017 | order w-1017 brought 2,512.40 of 2,500 needed",
                "REACHED  |        | the year brought 2,512.40 of 2,500 needed",
                "KEPT     |        | 2,512.40 of 2,500 needed were collected in time, so it was kept",
                "GRACE    |        | 2,512.40 of 2,500 needed were collected; it can still be kept until 2026-05-31",
                "LAPSED   |        | it ended with 2,512.40 collected, which is enough for gold",
                "RETURNED | w-1    | a return of order w-1 left 2,512.40 of 2,500 needed",
                "RETURNED |        | what came back left 2,512.40 of 2,500 needed",
                "GRANTED  | o-1    | given by support until 2026-05-31 (override o-1)",
                "ENDED    |        | what support gave has ended",
            })
    void each_cause_has_its_words(TierChange.Kind kind, @Nullable String id, String words) {
        assertThat(new ChangeWording(PROGRAMME, List.of("fr", "en")).of(change(kind, id), false))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource(TierChange.Kind.class)
    void each_cause_is_told_in_each_language(TierChange.Kind kind) {
        String english = new ChangeWording(PROGRAMME, List.of()).of(change(kind, "x"), false);
        String arabic = new ChangeWording(PROGRAMME, List.of("ar")).of(change(kind, "x"), false);
        String korean = new ChangeWording(PROGRAMME, List.of("ko")).of(change(kind, "x"), false);

        assertThat(english).matches("[\\p{ASCII}]+");
        assertThat(arabic).containsPattern("\\p{IsArabic}");
        assertThat(korean).containsPattern("\\p{IsHangul}");
    }

    @Test
    void an_activity_is_called_one() {
        assertThat(new ChangeWording(PROGRAMME, List.of("en")).of(change(TierChange.Kind.REACHED, "v-1"), true))
                .isEqualTo("activity v-1 brought 2,512.40 of 2,500 needed");
    }

    private static TierChange change(TierChange.Kind kind, @Nullable String id) {
        return new TierChange(
                Instant.parse("2026-03-01T17:00:00Z"),
                "gold",
                "silver",
                LocalDate.parse("2026-03-02"),
                Instant.parse("2026-06-01T04:00:00Z"),
                new TierChange.Cause(kind, id, new BigDecimal("2512.4"), new BigDecimal("2500")),
                "w-1");
    }
}
