package loyalty.gateway.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.PresentReplicas;
import loyalty.gateway.upstream.Replicas;
import loyalty.traces.Traceparent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Fetches parts of the home screen with the caller's own token, so that a service decides what its caller may see. What is
 * fetched comes or fails within the deadline of a part, at once when the service is known to be away.
 */
@ApplicationScoped
class Parts {

    private final PresentReplicas<PartsApi> services;
    private final Turns turns;
    private final Vertx vertx;
    private final Tracer tracer;
    private final ObjectMapper json;

    Parts(
            Replicas replicas,
            Turns turns,
            Vertx vertx,
            Tracer tracer,
            ObjectMapper json,
            @ConfigProperty(name = "loyalty.part-deadline") Duration deadline) {
        this.turns = turns;
        this.vertx = vertx;
        this.tracer = tracer;
        this.json = json;
        this.services = new PresentReplicas<>(PartsApi.class, replicas, deadline);
    }

    /** Whose part it is and how they want it. */
    record Reader(
            String memberId, String authorization, @Nullable String language) {}

    Uni<RestResponse<String>> fetch(Part part, Reader reader) {
        return services.read(
                part.owner(), api -> part.read().of(api, reader.memberId(), reader.authorization(), reader.language()));
    }

    /**
     * Fetches a part because an event touched it, when it is its turn; that belongs to the trace of the event. Whoever asks
     * for it may do so on an event loop, where a trace finds no place, or within a request with a trace of its own, so it
     * gets a place.
     *
     * @param traceparent the trace, if it is known
     */
    Uni<RestResponse<String>> fetchAfter(@Nullable String traceparent, Part part, Reader reader) {
        return turns.take(part.owner(), () -> fetchUnder(traceparent, part, reader));
    }

    private Uni<RestResponse<String>> fetchUnder(@Nullable String traceparent, Part part, Reader reader) {
        Context cause = Traceparent.causes(traceparent);
        io.vertx.core.Context place = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(place, true);
        return Uni.createFrom()
                .<RestResponse<String>>emitter(emitter -> {
                    Span span = tracer.spanBuilder("stream " + part.word())
                            .setParent(cause)
                            .setSpanKind(SpanKind.CONSUMER)
                            .startSpan();
                    Scope scope = QuarkusContextStorage.INSTANCE.attach(place, cause.with(span));
                    Cancellable fetching = fetch(part, reader)
                            .onTermination()
                            .invoke(() -> {
                                span.end();
                                scope.close();
                            })
                            .subscribe()
                            .with(emitter::complete, emitter::fail);
                    emitter.onTermination(fetching::cancel);
                })
                .runSubscriptionOn(run -> place.runOnContext(there -> run.run()));
    }

    /** A part as the home screen has it: what comes by the page is a plain list there. */
    JsonNode plain(RestResponse<String> answer) {
        try {
            JsonNode part = json.readTree(answer.getEntity());
            return part.has("items") ? part.get("items") : part;
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problems.unavailable("A part could not be read."));
        }
    }

    /**
     * Lets nobody look at a member who is none.
     *
     * @param profile what tier-service answered about the member; while it is away all else is shown without it
     * @throws ProblemException 404 for an id that nobody enrolled, 410 for who was erased
     */
    static void refuseUnknown(@Nullable RestResponse<String> profile) {
        if (profile != null && profile.getStatus() == 410) {
            throw new ProblemException(Problems.of(410, "member-erased", "The member was erased", "Nothing is left."));
        }
        if (profile != null && profile.getStatus() == 404) {
            throw new ProblemException(Problems.notFound());
        }
    }

    /** The member, of whom tier-service knows. */
    Uni<RestResponse<String>> profile(Reader reader) {
        return services.read(
                Owner.TIER, api -> api.profile(reader.memberId(), reader.authorization(), reader.language()));
    }
}
