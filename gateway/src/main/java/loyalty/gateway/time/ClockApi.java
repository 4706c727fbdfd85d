package loyalty.gateway.time;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the dev clock asks of a service, inside the system only. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
interface ClockApi {

    /** What time it is there, and whether somebody set it. */
    record Time(Instant now, boolean frozen) {}

    /** The instant to go to. */
    record Moment(Instant at) {}

    /** When something is due next; nothing ever, when there is no instant. */
    record Due(@Nullable Instant next) {}

    /** Whether there is any member. */
    record Members(boolean any) {}

    /**
     * What is on its way to a service, and from it.
     *
     * @param outbox events that it has not sent yet
     * @param parked events that have come and wait for another
     * @param ends the end of each partition, as far as it has seen
     * @param positions how far it has applied each partition
     */
    record Lag(long outbox, long parked, Map<String, Long> ends, Map<String, Long> positions) {}

    @GET
    @Path("/clock")
    Uni<RestResponse<Time>> clock();

    @PUT
    @Path("/clock")
    Uni<RestResponse<Time>> set(Moment moment);

    @GET
    @Path("/due")
    Uni<RestResponse<Due>> due();

    /** Does what is due up to then; done twice it is done once. */
    @POST
    @Path("/due")
    Uni<RestResponse<Due>> runDue(Moment moment);

    @GET
    @Path("/members")
    Uni<RestResponse<Members>> members();

    @GET
    @Path("/consumer-lag")
    Uni<RestResponse<Lag>> lag();
}
