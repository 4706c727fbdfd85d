package loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
