package loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoucherCodeTest {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Random random = new Random(5);

    @Test
    void is_read_out_in_groups_and_found_however_it_was_typed() {
        VoucherCode code = some();

        assertThat(code.text()).matches("([A-HJ-NP-Z2-9]{4}-){4}[A-HJ-NP-Z2-9]");
        assertThat(VoucherCode.isWellFormed(code.text().toLowerCase(Locale.ROOT).replace('-', ' ')))
                .isTrue();
    }

    @Test
    void its_symbols_spell_it_again_however_it_was_typed() {
        VoucherCode code = some();

        byte[] symbols = VoucherCode.symbols(
                        code.text().toLowerCase(Locale.ROOT).replace("-", ""))
                .orElseThrow();

        assertThat(symbols).hasSize(VoucherCode.SYMBOLS);
        assertThat(VoucherCode.ofSymbols(symbols)).isEqualTo(code);
        assertThat(VoucherCode.symbols("SAVE20")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t",
                "\n",
                "\u00a0",
                "\u2009",
                "\u202f",
                "\u3000",
                "\u200b",
                "\u2060",
                "\ufeff",
                "\u00ad",
                "-",
                "\u2010",
                "\u2011",
                "\u2012",
                "\u2013",
                "\u2014",
                "\u2015",
                "\u2212",
                "\ufe63",
                "\uff0d",
                "\u30fc",
                " \u2013 "
            })
    void what_stands_between_the_groups_or_cannot_be_seen_does_not_matter(String between) {
        String code = some().text();
        String pasted = between + code.toLowerCase(Locale.ROOT).replace("-", between) + between;

        assertThat(VoucherCode.plain(pasted)).isEqualTo(code.replace("-", ""));
        assertThat(VoucherCode.isWellFormed(pasted)).isTrue();
    }

    @Test
    void wide_letters_and_digits_are_letters_and_digits() {
        assertThat(VoucherCode.plain("\uff21\uff42\uff43\uff12-\uff19\uff3a")).isEqualTo("ABC29Z");
    }

    @Test
    void letters_that_only_look_alike_are_others() {
        assertThat(VoucherCode.plain("\u0410BC\u2116")).isEqualTo("\u0410BCNO");
    }

    @Test
    void every_single_mistyped_character_is_noticed() {
        String code = VoucherCode.plain(some().text());
        for (int i = 0; i < code.length(); i++) {
            for (char other : ALPHABET.toCharArray()) {
                String typed = code.substring(0, i) + other + code.substring(i + 1);
                assertThat(VoucherCode.isWellFormed(typed)).isEqualTo(typed.equals(code));
            }
        }
    }

    @Test
    void never_stands_in_a_log() {
        VoucherCode code = some();

        assertThat(code.toString()).doesNotContain(code.text());
    }

    private VoucherCode some() {
        byte[] bytes = new byte[VoucherCode.BYTES];
        random.nextBytes(bytes);
        return VoucherCode.of(bytes);
    }
}
