package loyalty.tier.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "Díaz, diaz",
        "DÍAZ, diaz",
        "Straße, strasse",
        "STRASSE, strasse",
        "Søren Ærø, soren aero",
        "Łukasz, lukasz",
        "İstanbul, istanbul",
        "YILMAZ, yilmaz",
        "Yılmaz, yilmaz",
        "Nguyễn, nguyen",
        "ΟΔΥΣΣΕΎΣ, οδυσσευσ",
        "Οδυσσεύς, οδυσσευσ",
        "АЛЁНА, алена",
        "ﬁﬀ, fiff",
        "Ｍａｒｉａ, maria",
        "김민수, 김민수",
        "مُحَمَّد, محمد",
        "محـــمد, محمد",
        "أحمد, احمد",
        "יִצְחָק, יצחק",
        "राम, राम",
        "รัก, รัก",
        "がとう, がとう",
        "ｶﾞﾄｳ, ガトウ",
        "陳大文, 陳大文",
        "100%_!, 100%_!"
    })
    void case_accents_and_widths_do_not_matter(String written, String folded) {
        assertThat(Folding.of(written)).isEqualTo(folded);
        assertThat(Folding.of(folded)).isEqualTo(folded);
    }

    @Test
    void it_does_not_matter_how_an_accent_is_encoded() {
        assertThat(Folding.of("Di\u0301az")).isEqualTo(Folding.of("D\u00EDaz"));
        assertThat(Folding.of("\u1100\u1175\u11B7")).isEqualTo(Folding.of("\uAE40"));
    }

    @Test
    void words_are_parted_by_one_blank_whatever_white_space_is_between_them() {
        assertThat(Folding.of(" \tMaria\u00A0 \u3000Tester\u2003")).isEqualTo("maria tester");
        assertThat(Folding.of("so\u00ADren\u200D")).as("what is not seen").isEqualTo("soren");
        assertThat(Folding.of(" \u0301 ")).as("nothing but an accent").isEmpty();
    }

    @Test
    void marks_that_make_another_letter_stay() {
        assertThat(Folding.of("\u0930\u093E\u092E\u0941")).isNotEqualTo(Folding.of("\u0930\u093E\u092E"));
        assertThat(Folding.of("か")).isNotEqualTo(Folding.of("が"));
    }

    @Test
    void half_a_character_is_none_of_a_name() {
        assertThat(Folding.of("a\uD800b")).isEqualTo("a\uFFFDb");
    }

    @Test
    void a_text_is_cut_between_characters() {
        String cut = Folding.cut("\uD83D\uDE00".repeat(300));
        assertThat(cut).isEqualTo("\uD83D\uDE00".repeat(Folding.LENGTH_MAX));
        assertThat(Folding.cut("a".repeat(Folding.LENGTH_MAX - 1) + " b")).isEqualTo("a".repeat(253));
    }
}
