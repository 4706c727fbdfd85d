package loyalty.gateway.door;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.Calls;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The API of all services as one document. What a service keeps to itself is not in it. */
@Path("/openapi")
class OpenApiResource {

    private final Calls calls;
    private final int port;

    OpenApiResource(Calls calls, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.calls = calls;
        this.port = port;
    }

    /** The merged document. */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    @RunOnVirtualThread
    public String document() {
        JsonObject merged = own();
        for (Owner owner : List.of(Owner.POINTS, Owner.TIER, Owner.VOUCHER)) {
            Calls.Answer answer = calls.call(owner, request())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            merge(merged, new JsonObject(answer.body()));
        }
        merged.getJsonObject("paths").getMap().keySet().removeIf(path -> path.startsWith("/internal"));
        return merged.encodePrettily();
    }

    private JsonObject own() {
        java.net.URI here = java.net.URI.create("http://127.0.0.1:" + port);
        Calls.Answer answer = calls.call(here, request())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        JsonObject document = new JsonObject(answer.body());
        document.put("info", new JsonObject().put("title", "Loyalty").put("version", "1"));
        return document;
    }

    private static Calls.Request request() {
        return new Calls.Request(
                HttpMethod.GET, "/q/openapi?format=json", MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), true);
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
