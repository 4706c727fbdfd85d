package loyalty.gateway.home;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import loyalty.gateway.domain.Owner;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Lets streams fetch only so much at once from a service. When thousands of members buy at the same moment the others wait
 * for their turn: asked all at once, a service would be late with each, be taken for away, and be asked all over again.
 */
@ApplicationScoped
class Turns {

    static final int AT_ONCE = 32;

    private static final TypeLiteral<Uni<RestResponse<String>>> ANSWER = new TypeLiteral<>() {};

    private final Map<Owner, Guard> services = new EnumMap<>(Owner.class);

    Turns() {
        for (Owner owner : Owner.values()) {
            // A stream fetches one part at a time, so there is room for every stream.
            services.put(
                    owner,
                    Guard.create()
                            .withBulkhead()
                            .limit(AT_ONCE)
                            .queueSize(OpenStreams.STREAMS_MAX)
                            .done()
                            .build());
        }
    }

    /** The answer of a service, asked when it is the caller's turn. */
    Uni<RestResponse<String>> take(Owner owner, Supplier<Uni<RestResponse<String>>> fetch) {
        Guard service = Objects.requireNonNull(services.get(owner));
        return Uni.createFrom().deferred(() -> service.get(fetch::get, ANSWER));
    }
}
