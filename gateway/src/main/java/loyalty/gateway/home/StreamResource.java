package loyalty.gateway.home;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Pseudonyms;
import loyalty.api.Roles;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Live updates of the home screen, as server-sent events. */
@Path("/v1/members/{memberId}/stream")
class StreamResource {

    private final OpenStreams streams;
    private final Parts parts;
    private final Pseudonyms pseudonyms;
    private final Caller caller;

    StreamResource(OpenStreams streams, Parts parts, Pseudonyms pseudonyms, Caller caller) {
        this.streams = streams;
        this.parts = parts;
        this.pseudonyms = pseudonyms;
        this.caller = caller;
    }

    /** Every change of a part, with the part's new shape as in the summary. */
    @GET
    @Blocking
    @RunOnVirtualThread
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Roles.MEMBER, Roles.SUPPORT, Roles.SUPERVISOR})
    public Multi<OutboundSseEvent> stream(
            @RestPath String memberId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse) {
        Ids.inPath(memberId);
        caller.requireAccessTo(memberId);
        Parts.Reader reader = new Parts.Reader(memberId, authorization, language);
        Parts.refuseUnknown(
                parts.profile(reader).onFailure().recoverWithNull().await().indefinitely());
        return streams.open(pseudonyms.of(memberId).hex(), reader, lastEventId).map(event -> event(sse, event));
    }

    private static OutboundSseEvent event(Sse sse, StreamEvent event) {
        OutboundSseEvent.Builder builder = sse.newEventBuilder();
        if (event.name() == null) {
            return builder.comment("still here").build();
        }
        if (event.id() != null) {
            builder.id(event.id());
        }
        return builder.name(event.name()).data(event.data()).build();
    }
}
