package loyalty.voucher.codes;

import static loyalty.voucher.codes.Settings.FIRST;
import static loyalty.voucher.codes.Settings.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeVaultTest {

    @Test
    void a_new_key_finds_and_reads_the_codes_of_the_old_one_and_makes_its_own() {
        SealedCode old = vault(FIRST, "1", List.of()).make();
        CodeVault rotated = vault(SECOND, "2", List.of("1=" + FIRST));

        String code = rotated.open(old);

        assertThat(rotated.hashes(code.toLowerCase(Locale.ROOT)))
                .anySatisfy(hash -> assertThat(hash).isEqualTo(old.hash()));
        assertThat(rotated.make().keyId()).isEqualTo("2");
    }

    @Test
    void without_the_key_a_code_is_neither_found_nor_read() {
        SealedCode old = vault(FIRST, "1", List.of()).make();
        String code = vault(FIRST, "1", List.of()).open(old);
        CodeVault without = vault(SECOND, "2", List.of());

        assertThat(without.hashes(code)).noneSatisfy(hash -> assertThat(hash).isEqualTo(old.hash()));
        assertThatThrownBy(() -> without.open(old)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> without.open(new SealedCode(old.hash(), old.cipher(), "2")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static CodeVault vault(String key, String keyId, List<String> oldKeys) {
        return new CodeVault(new Settings(key, keyId, Optional.of(oldKeys)));
    }
}
