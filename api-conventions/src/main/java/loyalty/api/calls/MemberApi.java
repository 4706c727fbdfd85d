package loyalty.api.calls;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/** What other services ask of tier-service, which owns the members. */
@Path("/v1/members")
@Produces(MediaType.APPLICATION_JSON)
public interface MemberApi {

    @GET
    @Path("/{memberId}")
    JsonNode member(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @RestPath String memberId);
}
