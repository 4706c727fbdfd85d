package loyalty.voucher.codes;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys that a deployment tells, the newest first; what is used is derived from them, one key for each purpose. */
final class DeploymentKeys {

    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Map<String, byte[]> keys = new LinkedHashMap<>();
    private final String newest;

    DeploymentKeys(CodeConfig config) {
        this.newest = config.keyId();
        keys.put(newest, HexFormat.of().parseHex(config.key()));
        config.oldKeys().orElse(List.of()).stream()
                .map(old -> old.split("=", 2))
                .forEach(old -> keys.putIfAbsent(old[0], HexFormat.of().parseHex(old[1])));
    }

    /** The id of the key under which whatever is new is made. */
    String newest() {
        return newest;
    }

    /** The ids of all keys, the newest first. */
    Set<String> ids() {
        return keys.keySet();
    }

    /** 256 bits for one purpose. */
    byte[] derived(String id, String purpose) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw unknown(id);
        }
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return Arrays.copyOf(mac.doFinal(purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8)), KEY_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    /** What to throw about a key that the deployment does not tell. */
    static IllegalStateException unknown(String id) {
        return new IllegalStateException("the key " + id + " of some codes is not known here");
    }
}
