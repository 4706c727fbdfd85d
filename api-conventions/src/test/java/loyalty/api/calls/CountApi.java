package loyalty.api.calls;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/** A service that counts what it is told. */
@Path("/counts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface CountApi {

    record Count(long count) {}

    @PUT
    @Path("/{id}")
    Count put(@RestPath String id, Count count);

    @POST
    @Path("/{id}/reset")
    @SafeToRepeat("it is nought afterwards")
    Count reset(@RestPath String id);

    /** A call that adds something each time. */
    @Path("/counts")
    interface Unsafe {

        @POST
        Count add(Count count);
    }
}
