package loyalty.voucher.codes;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What a deployment says about the codes of vouchers. */
@ConfigMapping(prefix = "loyalty.voucher")
interface CodeConfig {

    /** The key of the codes, 64 hexadecimal digits; kept outside of the database. */
    String key();

    /** The id of that key, written beside each code. */
    String keyId();

    /** Keys of earlier codes, each as its id, an equals sign and its 64 digits; their codes are still found and read. */
    Optional<List<String>> oldKeys();

    /** How many codes that belong to nobody, or to another member, one caller may try in ten minutes. */
    long guessesPerCaller();

    /** How many may be tried on one member. */
    long guessesPerMember();

    /** How many all callers together may try. */
    long guessesOverall();
}
