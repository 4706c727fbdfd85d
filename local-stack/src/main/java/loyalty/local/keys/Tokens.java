package loyalty.local.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import loyalty.local.StackException;

/**
 * Signs the tokens of a local run and of the tests: RS256, the role in {@code groups}. The JDK alone does it, because
 * {@code ./loyalty token} answers within a second.
 */
public final class Tokens {
    /** The issuer that every local service expects. */
    public static final String ISSUER = "https://loyalty.example";

    private static final Duration VALID = Duration.ofHours(12);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;

    /** Signs with the private key of that pair. */
    public Tokens(Keys keys) {
        this.key = keys.signingKey();
    }

    /** A token valid for 12 hours; the subject is {@code <role>-1}. */
    public String of(String role) {
        return of(role, role + "-1");
    }

    /** A token valid for 12 hours. The role and the subject are plain words, as {@code api.md} has ids. */
    public String of(String role, String subject) {
        return sign(role, subject, ISSUER, Instant.now(), VALID);
    }

    /** A token of somebody with several roles, valid for 12 hours. */
    public String of(List<String> roles, String subject) {
        return with("\"groups\":[\"" + String.join("\",\"", roles) + "\"]", subject, ISSUER, Instant.now(), VALID);
    }

    /** A token in every detail, for tests of what must be refused. */
    public String sign(String role, String subject, String issuer, Instant issued, Duration valid) {
        return with("\"groups\":[\"" + role + "\"]", subject, issuer, issued, valid);
    }

    /**
     * A token as an issuer of another make writes it, valid for 12 hours.
     *
     * @param claims members of a JSON object, without its braces, beside issuer, subject and times
     */
    public String with(String claims, String subject) {
        return with(claims, subject, ISSUER, Instant.now(), VALID);
    }

    private String with(String more, String subject, String issuer, Instant issued, Duration valid) {
        return signed("""
                {"iss":"%s","sub":"%s","upn":"%s",%s,"iat":%d,"exp":%d,"jti":"%s"}""".formatted(
                        issuer,
                        subject,
                        subject,
                        more,
                        issued.getEpochSecond(),
                        issued.plus(valid).getEpochSecond(),
                        UUID.randomUUID()));
    }

    private String signed(String claims) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        String content = encode(header) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new StackException("this JDK cannot sign with RSA", e);
        }
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
