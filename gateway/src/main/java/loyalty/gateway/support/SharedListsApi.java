package loyalty.gateway.support;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The part that a service has of the lists over all services. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
interface SharedListsApi {

    @GET
    @Path("/approvals")
    Uni<RestResponse<String>> approvals(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @RestQuery Map<String, String> query);

    @GET
    @Path("/audit")
    Uni<RestResponse<String>> audit(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @RestQuery Map<String, String> query);
}
