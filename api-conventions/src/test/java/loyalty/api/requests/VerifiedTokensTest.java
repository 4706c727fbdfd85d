package loyalty.api.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final String ISSUER = "https://issuer.example";
    private static final KeyPair ISSUERS = keys();
    private static final KeyPair SOMEBODYS = keys();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final JWTAuthContextInfo rules = rules();
    private Instant now = Instant.now();
    private final VerifiedTokens tokens = new VerifiedTokens(new DefaultJWTTokenParser(), () -> now, meters);

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTAuthContextInfo rules() {
        var rules = new JWTAuthContextInfo(ISSUERS.getPublic(), ISSUER);
        rules.setClockSkew(60);
        return rules;
    }

    private String token(KeyPair signer, Duration life) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject("till-7");
        claims.setStringListClaim("groups", "checkout", "support");
        claims.setStringListClaim("lanes", "3", "4");
        claims.setIssuedAt(
                NumericDate.fromSeconds(now.minus(Duration.ofHours(1)).getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(life).getEpochSecond()));
        var signed = new JsonWebSignature();
        signed.setHeader("typ", "JWT");
        signed.setAlgorithmHeaderValue("RS256");
        signed.setPayload(claims.toJson());
        signed.setKey(signer.getPrivate());
        return signed.getCompactSerialization();
    }

    private double verified() {
        return meters.counter("loyalty.tokens.verified").count();
    }

    @Test
    void a_token_that_comes_again_says_the_same_and_is_not_verified_again() throws Exception {
        String token = token(ISSUERS, Duration.ofHours(1));

        var first = tokens.parse(token, rules);
        var second = tokens.parse(token, rules);

        assertThat(verified()).isEqualTo(1);
        assertThat(second.getName()).isEqualTo("till-7");
        assertThat(second.getGroups()).isEqualTo(first.getGroups()).isEqualTo(Set.of("checkout", "support"));
        assertThat(second.getRawToken()).isEqualTo(token);
        assertThat(second.getClaimNames()).isEqualTo(first.getClaimNames());
        for (String name : first.getClaimNames()) {
            assertThat(second.<Object>getClaim(name)).as(name).isEqualTo(first.getClaim(name));
        }
    }

    @Test
    void a_token_that_expires_while_it_is_remembered_is_refused() throws Exception {
        String token = token(ISSUERS, Duration.ofSeconds(-30));
        tokens.parse(token, rules);
        now = now.plusSeconds(29);
        tokens.parse(token, rules);
        assertThat(verified()).isEqualTo(1);

        now = now.plusSeconds(2);
        // What the verification itself sees is the time of the machine: that much less leeway is the same to it.
        rules.setClockSkew(29);

        assertThatThrownBy(() -> tokens.parse(token, rules)).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> tokens.parse(token, rules)).isInstanceOf(ParseException.class);
        assertThat(verified()).isEqualTo(3);
    }

    @Test
    void whatever_it_says_of_itself_a_token_is_verified_again_after_five_minutes() throws Exception {
        String token = token(ISSUERS, Duration.ofDays(365));
        tokens.parse(token, rules);

        now = now.plus(VerifiedTokens.REMEMBERED_MAX).minusMillis(1);
        tokens.parse(token, rules);
        assertThat(verified()).isEqualTo(1);

        now = now.plusMillis(1);
        tokens.parse(token, rules);
        assertThat(verified()).isEqualTo(2);
    }

    @Test
    void a_known_payload_with_another_signature_is_refused() throws Exception {
        String good = token(ISSUERS, Duration.ofHours(1));
        String forged = token(SOMEBODYS, Duration.ofHours(1));
        String payload = good.substring(0, good.lastIndexOf('.'));
        assertThat(forged).startsWith(payload);
        tokens.parse(good, rules);

        assertThatThrownBy(() -> tokens.parse(forged, rules)).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> tokens.parse(payload + ".", rules)).isInstanceOf(ParseException.class);
        assertThat(tokens.parse(good, rules).getName()).isEqualTo("till-7");
    }

    @Test
    void what_was_good_for_one_issuer_is_not_for_another() throws Exception {
        String token = token(ISSUERS, Duration.ofHours(1));
        tokens.parse(token, rules);

        var others = new JWTAuthContextInfo(ISSUERS.getPublic(), "https://another.example");

        assertThatThrownBy(() -> tokens.parse(token, others)).isInstanceOf(ParseException.class);
    }
}
