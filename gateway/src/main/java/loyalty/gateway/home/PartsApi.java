package loyalty.gateway.home;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the home screen reads of a member, each part from the service that has it. */
@Path("/v1/members/{memberId}")
@Produces(MediaType.APPLICATION_JSON)
interface PartsApi {

    @GET
    Uni<RestResponse<String>> profile(
            @RestPath String memberId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language);

    @GET
    @Path("/points")
    Uni<RestResponse<String>> points(
            @RestPath String memberId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language);

    @GET
    @Path("/tier")
    Uni<RestResponse<String>> tier(
            @RestPath String memberId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language);

    @GET
    @Path("/vouchers")
    @ClientQueryParam(name = "status", value = "issued")
    @ClientQueryParam(name = "limit", value = "500")
    Uni<RestResponse<String>> vouchers(
            @RestPath String memberId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language);

    @GET
    @Path("/store-currency")
    Uni<RestResponse<String>> storeCurrency(
            @RestPath String memberId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language);
}
