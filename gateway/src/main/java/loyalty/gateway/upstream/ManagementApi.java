package loyalty.gateway.upstream;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** The management port of a service. */
@Path("/q")
public interface ManagementApi {

    /** Whether it can do its work: 200, or 503. */
    @GET
    @Path("/health/ready")
    Uni<RestResponse<String>> ready();

    /** What it offers, as an OpenAPI document. */
    @GET
    @Path("/openapi")
    @ClientQueryParam(name = "format", value = "json")
    Uni<RestResponse<String>> openApi();
}
