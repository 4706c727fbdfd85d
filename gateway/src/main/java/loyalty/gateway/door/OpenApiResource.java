package loyalty.gateway.door;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
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
import java.util.NoSuchElementException;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.ManagementApi;
import loyalty.gateway.upstream.PresentReplicas;
import loyalty.gateway.upstream.Replicas;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The API of all services as one document, from their management ports. What a service keeps to itself is not in it. */
@Path("/openapi")
class OpenApiResource {

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final PresentReplicas<ManagementApi> services;
    private final OpenApiDocumentService own;

    OpenApiResource(Replicas replicas, OpenApiDocumentService own) {
        this.services = PresentReplicas.ofThemselves(replicas, DEADLINE);
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
        return new JsonObject(services.read(owner, ManagementApi::openApi)
                .onItem()
                .transformToUni(OpenApiResource::document)
                .onFailure()
                .transform(failure -> new ProblemException(
                        Problems.unavailable("A service whose API belongs to the document is away.")))
                .await()
                .indefinitely());
    }

    private static Uni<String> document(RestResponse<String> answer) {
        return answer.getStatus() == OK
                ? Uni.createFrom().item(answer.getEntity())
                : Uni.createFrom().failure(new NoSuchElementException("answered " + answer.getStatus()));
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
