package loyalty.gateway.door;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.Calls;
import loyalty.gateway.upstream.Replica;
import loyalty.gateway.upstream.Replicas;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The API of all services as one document, from their management ports. What a service keeps to itself is not in it. */
@Path("/openapi")
class OpenApiResource {

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final Calls calls;
    private final Replicas replicas;
    private final OpenApiDocumentService own;

    OpenApiResource(Calls calls, Replicas replicas, OpenApiDocumentService own) {
        this.calls = calls;
        this.replicas = replicas;
        this.own = own;
    }

    /** The merged document; 503 while a service is away. */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    @RunOnVirtualThread
    public String document() {
        JsonObject merged = own();
        for (Owner owner : List.of(Owner.POINTS, Owner.TIER, Owner.VOUCHER)) {
            merge(merged, of(owner));
        }
        merged.getJsonObject("paths").getMap().keySet().removeIf(path -> !path.startsWith("/v1/"));
        return merged.encodePrettily();
    }

    private JsonObject own() {
        byte[] document = own.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON);
        return new JsonObject(new String(document, StandardCharsets.UTF_8))
                .put("info", new JsonObject().put("title", "Loyalty").put("version", "1"));
    }

    private JsonObject of(Owner owner) {
        for (Replica replica : replicas.inOrder(owner)) {
            try {
                Calls.Answer answer = calls.call(
                                replica.management(), Calls.Request.get("/q/openapi?format=json"), DEADLINE)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
                if (answer.status() == OK) {
                    return new JsonObject(answer.body());
                }
            } catch (CompletionException e) {
                // The next replica may answer.
            }
        }
        throw new ProblemException(Problems.unavailable("A service whose API belongs to the document is away."));
    }

    private static void merge(JsonObject whole, JsonObject part) {
        section(whole, "paths").mergeIn(section(part, "paths"));
        section(section(whole, "components"), "schemas").mergeIn(section(section(part, "components"), "schemas"));
    }

    private static JsonObject section(JsonObject document, String name) {
        if (document.getJsonObject(name) == null) {
            document.put(name, new JsonObject());
        }
        return document.getJsonObject(name);
    }
}
