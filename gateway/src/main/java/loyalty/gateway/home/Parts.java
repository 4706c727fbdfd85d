package loyalty.gateway.home;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.Balancer;
import loyalty.gateway.upstream.Calls;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Fetches parts of the home screen with the caller's own token, so that a service decides what its caller may see. */
@ApplicationScoped
class Parts {

    private final Balancer balancer;
    private final Duration deadline;

    Parts(Balancer balancer, @ConfigProperty(name = "loyalty.part-deadline") Duration deadline) {
        this.balancer = balancer;
        this.deadline = deadline;
    }

    /** Whose part it is and how they want it. */
    record Reader(
            String memberId, String authorization, @Nullable String language) {}

    Future<Calls.Answer> fetch(Part part, Reader reader) {
        return fetch(part.owner(), part.pathFor(reader.memberId()), reader);
    }

    /** Fetches it, or fails within the deadline of a part; at once when the service is known to be away. */
    Future<Calls.Answer> fetch(Owner owner, String target, Reader reader) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("Authorization", reader.authorization());
        if (reader.language() != null) {
            headers.set("Accept-Language", reader.language());
        }
        Calls.Request get = new Calls.Request(HttpMethod.GET, target, headers, Buffer.buffer(), true);
        return balancer.read(owner, get, deadline);
    }
}
