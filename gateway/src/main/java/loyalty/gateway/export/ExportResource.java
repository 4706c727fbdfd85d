package loyalty.gateway.export;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** All that is kept of a person, for them and for who helps them. */
@Path("/v1/members/{memberId}/export")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ExportResource {

    private final ComposeExport exports;
    private final Caller caller;

    ExportResource(ComposeExport exports, Caller caller) {
        this.exports = exports;
        this.caller = caller;
    }

    /** The whole of it, or none: while a service is away there is no document. */
    @GET
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR, Roles.MEMBER})
    @Operation(summary = "All that is kept of the person, of all services; 503 while one of them is away")
    @APIResponse(
            responseCode = "200",
            description = "memberId, exportedAt, and what each service keeps: member, points, vouchers",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public Response export(@RestPath String memberId, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        caller.requireAccessTo(Ids.inPath(memberId));
        return Response.ok(exports.of(memberId, authorization))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"member-" + memberId + ".json\"")
                .build();
    }
}
