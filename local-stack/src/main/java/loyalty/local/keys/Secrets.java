package loyalty.local.keys;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random secrets of one local run. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 128 random bits as hex digits: a password without characters that need quoting. */
    public static String password() {
        return hex(16);
    }

    /** 256 random bits as 64 hex digits: a key, such as that of the pseudonyms. */
    public static String key() {
        return hex(32);
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
