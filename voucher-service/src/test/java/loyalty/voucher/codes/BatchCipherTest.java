package loyalty.voucher.codes;

import static loyalty.voucher.codes.Settings.FIRST;
import static loyalty.voucher.codes.Settings.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import loyalty.voucher.domain.VoucherCode;
import org.junit.jupiter.api.Test;

class BatchCipherTest {

    private static final int MANY = Integer.getInteger("codes.many", 20_000);

    private final BatchCipher cipher = new BatchCipher(Settings.of(FIRST, "1"));
    private final Random random = new Random(7);

    @Test
    void a_code_leads_back_to_its_batch_and_place_however_it_is_typed() {
        for (int i = 0; i < 2_000; i++) {
            int batch = random.nextInt(BatchCipher.NUMBER_MAX + 1);
            int index = random.nextInt(BatchCipher.NUMBER_MAX + 1);

            String code = cipher.maker("1", batch).code(index).text();

            assertThat(code).matches("([A-HJ-NP-Z2-9]{4}-){4}[A-HJ-NP-Z2-9]");
            assertThat(cipher.places(code.toLowerCase(Locale.ROOT).replace('-', ' ')))
                    .containsExactly(new BatchCipher.Place("1", batch, index));
        }
    }

    @Test
    void the_least_and_the_greatest_numbers_have_codes_and_beyond_them_there_are_none() {
        for (int number : new int[] {0, BatchCipher.NUMBER_MAX}) {
            String code = cipher.maker("1", number).code(number).text();
            assertThat(cipher.places(code)).containsExactly(new BatchCipher.Place("1", number, number));
        }
        assertThat(CodeBatch.COUNT_MAX).isLessThan(BatchCipher.NUMBER_MAX);
        BatchCipher.Maker maker = cipher.maker("1", 1);
        assertThatThrownBy(() -> maker.code(BatchCipher.NUMBER_MAX + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cipher.maker("1", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_code_of_a_batch_is_there_twice_and_the_same_ones_come_again() {
        BatchCipher.Maker first = cipher.maker("1", 3);
        BatchCipher.Maker again = cipher.maker("1", 3);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            VoucherCode code = first.code(i);
            codes.add(code.text());
            assertThat(again.code(i)).isEqualTo(code);
        }

        assertThat(codes).hasSize(MANY);
    }

    @Test
    void neighbours_and_other_batches_share_no_beginning() {
        Set<String> beginnings = new HashSet<>();
        for (int batch = 1; batch <= 10; batch++) {
            for (int i = 0; i < 100; i++) {
                beginnings.add(cipher.maker("1", batch).code(i).text().substring(0, 9));
            }
        }

        assertThat(beginnings).hasSize(1_000);
    }

    @Test
    void what_somebody_makes_up_is_of_no_batch() {
        byte[] bits = new byte[VoucherCode.BYTES];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(bits);
            assertThat(cipher.places(VoucherCode.of(bits).text())).isEmpty();
        }
        assertThat(cipher.places("SAVE20")).isEmpty();
    }

    @Test
    void a_new_key_reads_the_codes_of_the_old_one_and_makes_its_own() {
        String old = cipher.maker("1", 5).code(9).text();
        BatchCipher rotated = new BatchCipher(Settings.of(SECOND, "2", "1=" + FIRST));
        BatchCipher without = new BatchCipher(Settings.of(SECOND, "2"));

        assertThat(rotated.keyId()).isEqualTo("2");
        assertThat(rotated.places(old)).containsExactly(new BatchCipher.Place("1", 5, 9));
        assertThat(rotated.maker("1", 5).code(9).text()).isEqualTo(old);
        assertThat(rotated.maker("2", 5).code(9).text()).isNotEqualTo(old);
        assertThat(without.places(old)).isEmpty();
        assertThatThrownBy(() -> without.maker("1", 5)).isInstanceOf(IllegalStateException.class);
    }
}
