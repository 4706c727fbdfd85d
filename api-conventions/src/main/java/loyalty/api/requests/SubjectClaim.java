package loyalty.api.requests;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import loyalty.api.Caller;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses a token that does not say in {@code sub} whose it is, whatever other names stand in it. */
@ApplicationScoped
class SubjectClaim implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean nobodys = identity.getPrincipal() instanceof JsonWebToken token
                && Caller.subjectOf(token).isEmpty();
        return nobodys
                ? Uni.createFrom().failure(new AuthenticationFailedException("the token has no sub"))
                : Uni.createFrom().item(identity);
    }
}
