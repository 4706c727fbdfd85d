package loyalty.gateway.door;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether the system is ready, for callers of the door; everything else about health is on the management port. */
@Path("/q/health/ready")
class ReadyResource {

    private final SmallRyeHealthReporter health;

    ReadyResource(SmallRyeHealthReporter health) {
        this.health = health;
    }

    /** 200 when it is, 503 when not. */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Response> ready() {
        return health.getReadinessAsync().map(ReadyResource::answer);
    }

    private static Response answer(SmallRyeHealth seen) {
        return Response.status(seen.isDown() ? Response.Status.SERVICE_UNAVAILABLE : Response.Status.OK)
                .entity(seen.getPayload().toString())
                .build();
    }
}
