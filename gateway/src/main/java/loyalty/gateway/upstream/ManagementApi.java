package loyalty.gateway.upstream;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** The management port of a service. */
@Path("/q")
interface ManagementApi {

    @GET
    @Path("/health/ready")
    Uni<RestResponse<String>> ready();
}
