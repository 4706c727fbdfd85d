package loyalty.gateway.time;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The dev clock. In production the path does not exist. */
@Path("/dev/clock")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RunOnVirtualThread
class DevClockResource {

    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Services services;
    private final boolean exists;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    DevClockResource(Services services, @ConfigProperty(name = "loyalty.dev-clock") boolean exists) {
        this.services = services;
        this.exists = exists;
    }

    record Setting(@Nullable Instant now) {}

    record Time(Instant now, boolean frozen) {}

    /** What time it is in the business. */
    @GET
    @PermitAll
    @Operation(hidden = true)
    public Time now() {
        requireLocalRun();
        return new Time(services.now(), services.isFrozen());
    }

    /** Goes to an instant; answers when everything due on the way has happened. */
    @PUT
    @PermitAll
    @Operation(hidden = true)
    public Time set(@Nullable Setting setting) {
        requireLocalRun();
        Instant target = setting == null ? null : setting.now();
        if (target == null || target.isBefore(EARLIEST) || target.isAfter(LATEST)) {
            throw new ProblemException(Problems.malformedRequest("now", "an instant between 1970 and 2200"));
        }
        oneAtATime.lock();
        try {
            new AdvanceClock(services).to(target);
        } finally {
            oneAtATime.unlock();
        }
        return new Time(target, true);
    }

    private void requireLocalRun() {
        if (!exists) {
            throw new ProblemException(Problems.notFound());
        }
    }
}
