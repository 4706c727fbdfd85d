package loyalty.gateway.door;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import loyalty.api.Problems;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Judges the token before anything of a body is read, so that who has none costs no memory. What the token allows is for
 * the service to say, which judges it again.
 */
@Singleton
class Admission {

    private static final Logger LOG = Logger.getLogger(Admission.class);

    private final HttpAuthenticator authenticator;

    Admission(HttpAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** Goes on with a call whose token is valid, on its own event loop; answers any other with 401. */
    void judge(RoutingContext call, Runnable admitted) {
        call.request().pause();
        Context loop = call.vertx().getOrCreateContext();
        authenticator
                .attemptAuthentication(call)
                .subscribe()
                .with(
                        identity -> loop.runOnContext(now -> decide(call, identity, admitted)),
                        failure -> loop.runOnContext(now -> refuse(call, failure)));
    }

    private static void decide(RoutingContext call, @Nullable SecurityIdentity identity, Runnable admitted) {
        if (identity == null || identity.isAnonymous()) {
            Answers.problem(call, Problems.unauthenticated());
        } else {
            admitted.run();
        }
    }

    private static void refuse(RoutingContext call, Throwable failure) {
        LOG.debug("a token is not valid", failure);
        Answers.problem(call, Problems.unauthenticated());
    }
}
