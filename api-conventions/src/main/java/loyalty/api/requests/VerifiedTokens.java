package loyalty.api.requests;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;

/**
 * Remembers which tokens were verified, since a till sends the same one thousands of times and a signature costs more than
 * an order. A token is known by the hash of all its bytes, so one that differs anywhere is verified as any other; the
 * token itself is not kept. Only what was found good is remembered: until it expires, and for five minutes at most, so
 * that a key that the issuer withdraws soon opens nothing.
 */
@Alternative
@Priority(1)
@Singleton
class VerifiedTokens extends JWTCallerPrincipalFactory {

    static final Duration REMEMBERED_MAX = Duration.ofMinutes(5);
    private static final int TOKENS_MAX = 4_096;

    private final DefaultJWTTokenParser parser;
    private final InstantSource clock;
    private final Counter verified;
    private final Cache<Key, Good> remembered = Caffeine.newBuilder()
            .maximumSize(TOKENS_MAX)
            .expireAfterWrite(REMEMBERED_MAX)
            .build();

    @Inject
    VerifiedTokens(MeterRegistry meters) {
        this(new DefaultJWTTokenParser(), InstantSource.system(), meters);
    }

    VerifiedTokens(DefaultJWTTokenParser parser, InstantSource clock, MeterRegistry meters) {
        this.parser = parser;
        this.clock = clock;
        this.verified = meters.counter("loyalty.tokens.verified");
    }

    /** A token by its hash, and by what it was held against: one instance for all requests. */
    private record Key(ByteBuffer hash, JWTAuthContextInfo rules) {}

    private record Good(String type, Map<String, Object> claims, Instant until) {

        JWTCallerPrincipal principal(String token) {
            JwtClaims copy = new JwtClaims();
            claims.forEach(copy::setClaim);
            copy.setClaim(Claims.raw_token.name(), token);
            return new DefaultJWTCallerPrincipal(type, copy);
        }
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        Key key = new Key(hash(token), rules);
        Good good = remembered.getIfPresent(key);
        if (good == null || !clock.instant().isBefore(good.until())) {
            good = verify(token, rules);
            remembered.put(key, good);
        }
        return good.principal(token);
    }

    private Good verify(String token, JWTAuthContextInfo rules) throws ParseException {
        verified.increment();
        JwtContext context = parser.parse(token, rules);
        Map<String, Object> claims = new HashMap<>(context.getJwtClaims().getClaimsMap());
        claims.remove(Claims.raw_token.name());
        return new Good(context.getJoseObjects().getFirst().getHeader("typ"), claims, until(context, rules));
    }

    private Instant until(JwtContext context, JWTAuthContextInfo rules) throws ParseException {
        try {
            int leeway = rules.getExpGracePeriodSecs() > 0 ? rules.getExpGracePeriodSecs() : rules.getClockSkew();
            Instant end = Instant.ofEpochSecond(
                            context.getJwtClaims().getExpirationTime().getValue())
                    .plusSeconds(leeway);
            Instant latest = clock.instant().plus(REMEMBERED_MAX);
            return end.isBefore(latest) ? end : latest;
        } catch (MalformedClaimException e) {
            throw new ParseException("the token does not say when it expires", e);
        }
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
