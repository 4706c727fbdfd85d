package loyalty.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The name under which a member is known in ledgers, events and audit: the first 128 bits of an HMAC-SHA-256 of the
 * member id under a key of the deployment.
 *
 * <p>Who does not hold the key cannot get from the pseudonym to the person, so rows and topics that carry it survive
 * the erasure of the person (ADR 0004).
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record Pseudonym(@JsonValue String hex) implements Comparable<Pseudonym> {

    private static final int BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    @JsonCreator
    public Pseudonym {
        if (hex.length() != 2 * BYTES || !hex.equals(HEX.formatHex(HEX.parseHex(hex)))) {
            throw new IllegalArgumentException("a pseudonym has 32 lower-case hexadecimal digits");
        }
    }

    /** The pseudonym that 16 bytes, as they stand in a {@code binary(16)} column, spell. */
    public static Pseudonym of(byte[] bytes) {
        return new Pseudonym(HEX.formatHex(bytes));
    }

    /** The 16 bytes, as they stand in a {@code binary(16)} column. */
    public byte[] bytes() {
        return HEX.parseHex(hex);
    }

    /** Which of {@code shards} equal parts of all members this one belongs to; the same in every service. */
    public int shard(int shards) {
        return Integer.parseUnsignedInt(hex, 0, 7, 16) % shards;
    }

    @Override
    public int compareTo(Pseudonym other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    /** Makes pseudonyms under one key. Immutable and safe for use by many threads. */
    public static final class Key {

        private static final String ALGORITHM = "HmacSHA256";
        private static final int KEY_BYTES_MIN = 16;

        private final Mac prototype;

        /**
         * @param secret the key of the deployment, at least 128 bits; whoever loses it loses every member's account
         */
        public Key(byte[] secret) {
            if (secret.length < KEY_BYTES_MIN) {
                throw new IllegalArgumentException("the pseudonym key has at least 16 bytes");
            }
            try {
                prototype = Mac.getInstance(ALGORITHM);
                prototype.init(new SecretKeySpec(secret, ALGORITHM));
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new IllegalStateException("every JDK has " + ALGORITHM, e);
            }
        }

        /** The pseudonym of a member id. */
        public Pseudonym of(String memberId) {
            byte[] digest = mac().doFinal(memberId.getBytes(StandardCharsets.UTF_8));
            return Pseudonym.of(Arrays.copyOf(digest, BYTES));
        }

        private Mac mac() {
            try {
                return (Mac) prototype.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the JDK's own HMAC can be cloned", e);
            }
        }
    }
}
