package loyalty.api.requests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Takes the roles from the claim that the issuer writes them into, and from that one only: SmallRye's own setting for it
 * ({@code smallrye.jwt.path.groups}) would still believe a claim {@code groups}, in which other issuers list teams.
 */
@ApplicationScoped
class RolesClaim implements SecurityIdentityAugmentor {

    private static final String STANDARD = "groups";

    private final String claim;
    private final ObjectMapper json;

    RolesClaim(@ConfigProperty(name = "loyalty.jwt-roles-claim") String claim, ObjectMapper json) {
        this.claim = claim;
        this.json = json;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean asItIs = claim.equals(STANDARD) || !(identity.getPrincipal() instanceof JsonWebToken);
        return Uni.createFrom().item(asItIs ? identity : withRolesOf((JsonWebToken) identity.getPrincipal(), identity));
    }

    private SecurityIdentity withRolesOf(JsonWebToken token, SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addRoles(roles(claimsOf(token), claim))
                .build();
    }

    /** The roles of a claim, by its name or else by a path of names such as {@code realm_access/roles}. */
    static Set<String> roles(JsonNode claims, String claim) {
        JsonNode found = claims.has(claim) ? claims.get(claim) : claims.at("/" + claim);
        Set<String> roles = new TreeSet<>();
        if (found.isTextual()) {
            roles.addAll(List.of(found.asText().trim().split("[ ,]+")));
        }
        if (found.isArray()) {
            found.valueStream()
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .forEach(roles::add);
        }
        return roles;
    }

    /** The payload again, whose signature was verified before. */
    private JsonNode claimsOf(JsonWebToken token) {
        String payload = token.getRawToken().split("\\.", -1)[1];
        try {
            return json.readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verified token is JSON", e);
        }
    }
}
