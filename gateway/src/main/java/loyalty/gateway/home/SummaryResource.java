package loyalty.gateway.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Roles;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The phone's home screen: every part in one answer, each as its own service tells it. */
@Path("/v1/members/{memberId}/summary")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SummaryResource {

    private final Parts parts;
    private final ObjectMapper json;
    private final Caller caller;

    SummaryResource(Parts parts, ObjectMapper json, Caller caller) {
        this.parts = parts;
        this.json = json;
        this.caller = caller;
    }

    /** What a member has now. A part that could not be fetched is null and named in {@code unavailable}. */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    public JsonNode summary(
            @RestPath String memberId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Ids.inPath(memberId);
        caller.requireAccessTo(memberId);
        Parts.Reader reader = new Parts.Reader(memberId, authorization, language);
        CompletableFuture<RestResponse<String>> profile = begun(parts.profile(reader));
        Map<Part, CompletableFuture<RestResponse<String>>> fetched = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            fetched.put(part, begun(parts.fetch(part, reader)));
        }
        Parts.refuseUnknown(awaited(profile));
        ObjectNode summary = json.createObjectNode().put("memberId", memberId);
        ArrayNode unavailable = json.createArrayNode();
        put(summary, "points", fetched.get(Part.POINTS), unavailable);
        put(summary, "tier", fetched.get(Part.TIER), unavailable);
        put(summary, "vouchers", fetched.get(Part.VOUCHER), unavailable);
        put(summary, "storeCurrency", fetched.get(Part.STORE_CURRENCY), unavailable);
        // Nothing gives perks yet, so everybody has none.
        summary.putArray("perks");
        return summary.set("unavailable", unavailable);
    }

    private void put(
            ObjectNode summary,
            String name,
            @Nullable CompletableFuture<RestResponse<String>> fetched,
            ArrayNode unavailable) {
        RestResponse<String> answer = fetched == null ? null : awaited(fetched);
        if (answer != null && answer.getStatus() == 200) {
            summary.set(name, parts.plain(answer));
        } else {
            summary.putNull(name);
            unavailable.add(name);
        }
    }

    /** All parts are read at once. */
    private static CompletableFuture<RestResponse<String>> begun(Uni<RestResponse<String>> part) {
        return part.subscribeAsCompletionStage();
    }

    private static @Nullable RestResponse<String> awaited(CompletableFuture<RestResponse<String>> part) {
        try {
            return part.join();
        } catch (CompletionException e) {
            return null;
        }
    }
}
