package loyalty.voucher.codes;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import loyalty.voucher.domain.VoucherCode;

/**
 * Makes and keeps the codes. In the database a code is a keyed hash, by which it is found, and a ciphertext, from which
 * its owner can read it; the key comes from the deployment and carries an id, so that it can be changed: codes of earlier keys are found and read as long as
 * their keys are told too.
 */
@ApplicationScoped
public class CodeVault {

    private static final String HASH = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Keys> keys = new LinkedHashMap<>();
    private final String keyId;

    CodeVault(CodeConfig config) {
        DeploymentKeys told = new DeploymentKeys(config);
        this.keyId = told.newest();
        told.ids().forEach(id -> keys.put(id, Keys.of(told, id)));
    }

    /** What is made of one key of the deployment: one for finding, one for reading. */
    private record Keys(SecretKeySpec hash, SecretKeySpec cipher) {

        static Keys of(DeploymentKeys told, String id) {
            return new Keys(
                    new SecretKeySpec(told.derived(id, "voucher-code-hash"), HASH),
                    new SecretKeySpec(told.derived(id, "voucher-code-cipher"), "AES"));
        }
    }

    /** A new code, from a secure source. */
    public SealedCode make() {
        byte[] bits = new byte[VoucherCode.BYTES];
        random.nextBytes(bits);
        return sealed(VoucherCode.of(bits).text());
    }

    /** A code that there is already, as it is kept: found by its hash, read by who may. */
    public SealedCode sealed(String code) {
        Keys newest = key(keyId);
        return new SealedCode(hash(newest, code), encrypt(newest, code), keyId);
    }

    /**
     * A code that many have, as it is kept with the voucher of one of them: its owner reads the code, and it is found by the
     * programme that names it, not by its hash.
     */
    public SealedCode shared(String code, String voucherId) {
        Keys newest = key(keyId);
        return new SealedCode(hash(newest, code + '/' + voucherId), encrypt(newest, code), keyId);
    }

    /** The hashes by which what somebody typed is found: one under each key that is known. */
    public List<byte[]> hashes(String typed) {
        return keys.values().stream().map(key -> hash(key, typed)).toList();
    }

    private Keys key(String id) {
        Keys key = keys.get(id);
        if (key == null) {
            throw DeploymentKeys.unknown(id);
        }
        return key;
    }

    private static byte[] hash(Keys key, String typed) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key.hash());
            return mac.doFinal(VoucherCode.plain(typed).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HASH, e);
        }
    }

    /** The code, for its owner. */
    public String open(SealedCode code) {
        byte[] kept = code.cipher();
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key(code.keyId()).cipher(),
                    new GCMParameterSpec(TAG_BITS, kept, 0, NONCE_BYTES));
            return new String(cipher.doFinal(kept, NONCE_BYTES, kept.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a code cannot be read: is this its key?", e);
        }
    }

    private byte[] encrypt(Keys key, String text) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key.cipher(), new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }
}
