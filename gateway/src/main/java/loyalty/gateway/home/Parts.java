package loyalty.gateway.home;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.Calls;
import org.jspecify.annotations.Nullable;

/** Fetches parts of the home screen with the caller's own token, so that a service decides what its caller may see. */
@ApplicationScoped
class Parts {

    private final Calls calls;

    Parts(Calls calls) {
        this.calls = calls;
    }

    /** Whose part it is and how they want it. */
    record Reader(
            String memberId, String authorization, @Nullable String language) {}

    Future<Calls.Answer> fetch(Part part, Reader reader) {
        return fetch(part.owner(), part.pathFor(reader.memberId()), reader);
    }

    Future<Calls.Answer> fetch(Owner owner, String target, Reader reader) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("Authorization", reader.authorization());
        if (reader.language() != null) {
            headers.set("Accept-Language", reader.language());
        }
        return calls.call(owner, new Calls.Request(HttpMethod.GET, target, headers, Buffer.buffer(), true));
    }
}
