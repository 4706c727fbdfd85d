package loyalty.outbox;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What operators and the dev clock ask of the events of a service. The gateway lets nobody through to it. */
@Path("/internal")
class InternalEventsResource {

    private static final int PAGE = 500;

    private final ConsumerLag consumerLag;
    private final Outbox outbox;
    private final boolean devClock;

    InternalEventsResource(
            ConsumerLag consumerLag,
            Outbox outbox,
            @ConfigProperty(name = "loyalty.dev-clock", defaultValue = "false") boolean devClock) {
        this.consumerLag = consumerLag;
        this.outbox = outbox;
        this.devClock = devClock;
    }

    /** The consumer lag of this service; in the local run only. */
    @GET
    @Path("/consumer-lag")
    @PermitAll
    public Progress lag() {
        if (!devClock) {
            throw new NotFoundException();
        }
        return consumerLag.progress().orElseThrow(() -> new ServiceUnavailableException(1L));
    }

    /** Puts every event since an instant into the outbox again; consumers drop those that they know. */
    @POST
    @Path("/republish")
    @RolesAllowed("operator")
    public Republished republish(From from) {
        long events = 0;
        Optional<Outbox.Page> page = outbox.publishAgain(0, from.from(), PAGE);
        while (page.isPresent()) {
            events += page.get().events();
            page = outbox.publishAgain(page.get().last(), from.from(), PAGE);
        }
        return new Republished(events);
    }

    record From(Instant from) {}

    record Republished(long events) {}

    /**
     * Offsets applied beside end offsets. Once every service says that nothing waits in its outbox or is parked, and each has
     * applied what any of them knows to be there, no event is on its way: each figure is read before those that it
     * could hide from.
     *
     * @param outbox events that wait to be published
     * @param parked events that wait for what they build on: their offsets count as applied, but they are on their way
     * @param ends end offsets by partition, as far as this process has seen them
     * @param positions by partition that this service reads, the offset up to which it has applied
     */
    record Progress(int outbox, int parked, Map<String, Long> ends, Map<String, Long> positions) {}
}
