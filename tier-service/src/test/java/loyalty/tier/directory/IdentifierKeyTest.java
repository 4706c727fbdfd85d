package loyalty.tier.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierKeyTest {

    @ParameterizedTest
    @CsvSource({
        "+1 (212) 555-0100, +12125550100",
        "+1-212-555-0100, +12125550100",
        "+1.212.555.0100, +12125550100",
        "' [010] 1234–5678 ', 01012345678",
        "＋８２ １０ １２３４ ５６７８, +821012345678",
        "٠١٢٣٤٥٦٧٨٩, 0123456789"
    })
    void a_number_is_its_digits_and_a_plus_before_them(String written, String compared) {
        assertThat(IdentifierKey.of(IdentifierKey.PHONE, written))
                .contains(new IdentifierKey(compared, IdentifierKey.PHONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "1234567890123456", "1+23456", "++123456", "555-CALL-NOW", "-", "+"})
    void is_no_number(String written) {
        assertThat(IdentifierKey.of(IdentifierKey.PHONE, written)).isEmpty();
    }

    @Test
    void a_card_is_compared_as_it_is() {
        assertThat(IdentifierKey.of(IdentifierKey.CARD, " C-10 aB "))
                .contains(new IdentifierKey("C-10 aB", IdentifierKey.CARD));
        assertThat(IdentifierKey.of("fax", "12345")).isEmpty();
    }
}
