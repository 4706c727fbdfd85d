package loyalty.voucher.exchange;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import loyalty.api.calls.SafeToRepeat;
import org.jboss.resteasy.reactive.RestPath;

/** What voucher-service asks of points-service. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface PointsApi {

    /** So many points of a member. */
    record PointsToHold(String memberId, long points) {}

    /** What a member can spend. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Balance(long available) {}

    @PUT
    @Path("/holds/{holdId}")
    JsonNode hold(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @RestPath String holdId, PointsToHold asked);

    @POST
    @Path("/holds/{holdId}/capture")
    @SafeToRepeat("a hold is captured once")
    JsonNode capture(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @RestPath String holdId);

    @POST
    @Path("/holds/{holdId}/release")
    @SafeToRepeat("a hold is released once")
    JsonNode release(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @RestPath String holdId);

    @GET
    @Path("/members/{memberId}/points")
    Balance points(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @RestPath String memberId);
}
