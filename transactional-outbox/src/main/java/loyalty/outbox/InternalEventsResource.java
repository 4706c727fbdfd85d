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

    private final Lag lag;
    private final Outbox outbox;
    private final boolean devClock;

    InternalEventsResource(
            Lag lag,
            Outbox outbox,
            @ConfigProperty(name = "loyalty.dev-clock", defaultValue = "false") boolean devClock) {
        this.lag = lag;
        this.outbox = outbox;
        this.devClock = devClock;
    }

    /** How far the events of this service are; in the local run only. */
    @GET
    @Path("/settled")
    @PermitAll
    public Settled settled() {
        if (!devClock) {
            throw new NotFoundException();
        }
        return lag.settled().orElseThrow(() -> new ServiceUnavailableException(1L));
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
     * How far the events are. Once every service says that nothing waits, and each has applied what any of them knows to
     * be there, nothing is on its way: each figure is read before those that it could hide from.
     *
     * @param outbox events that wait to be published
     * @param ends how far the partitions reach, as far as this process has seen
     * @param positions how far this service has applied the partitions that it reads
     */
    record Settled(int outbox, Map<String, Long> ends, Map<String, Long> positions) {}
}
