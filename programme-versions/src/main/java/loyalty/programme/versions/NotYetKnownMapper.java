package loyalty.programme.versions;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import loyalty.api.Problem;
import loyalty.api.Problems;
import loyalty.outbox.NotYetKnown;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Before the first programme has arrived nothing can be answered: it is 503, and soon something else. */
class NotYetKnownMapper {

    @ServerExceptionMapper
    Response notYet(NotYetKnown e, UriInfo uri) {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, 1)
                .entity(Problems.unavailable("The programme is still on its way.")
                        .at(uri.getRequestUri().getRawPath()))
                .build();
    }
}
