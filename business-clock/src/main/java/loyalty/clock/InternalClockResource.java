package loyalty.clock;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the gateway sets the clock of this service and has it do what is due. Exists in the local run only. */
@Path("/internal")
@PermitAll
class InternalClockResource {

    private final BusinessClock clock;
    private final Sweep sweep;

    InternalClockResource(BusinessClock clock, Sweep sweep) {
        this.clock = clock;
        this.sweep = sweep;
    }

    /** What time it is here. */
    @GET
    @Path("/clock")
    public Time now() {
        requireLocalRun();
        return new Time(clock.now(), clock.frozenAt().isPresent());
    }

    /** Sets the time; what is due is asked for apart. */
    @PUT
    @Path("/clock")
    public Time set(Moment moment) {
        requireLocalRun();
        clock.set(moment.at());
        return now();
    }

    /** When something falls due next. */
    @GET
    @Path("/due")
    public Due due() {
        requireLocalRun();
        return new Due(sweep.nextDue().orElse(null));
    }

    /** Does what is due up to an instant. */
    @POST
    @Path("/due")
    public Due run(Moment moment) {
        requireLocalRun();
        sweep.runDue(moment.at());
        return due();
    }

    private void requireLocalRun() {
        if (!clock.mayBeSet()) {
            throw new NotFoundException();
        }
    }

    record Moment(Instant at) {}

    record Time(Instant now, boolean frozen) {}

    record Due(@Nullable Instant next) {}
}
