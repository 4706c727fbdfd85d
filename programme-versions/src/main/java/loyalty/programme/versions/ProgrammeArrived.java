package loyalty.programme.versions;

import jakarta.enterprise.context.ApplicationScoped;
import loyalty.outbox.NotYetKnown;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A service is of no use before its first programme has arrived; from then on this never fails again. */
@Readiness
@ApplicationScoped
class ProgrammeArrived implements HealthCheck {

    private final KnownProgrammes programmes;
    private volatile boolean arrived;

    ProgrammeArrived(KnownProgrammes programmes) {
        this.programmes = programmes;
    }

    @Override
    public HealthCheckResponse call() {
        arrived = arrived || isThere();
        return HealthCheckResponse.named("a programme is known").status(arrived).build();
    }

    private boolean isThere() {
        try {
            programmes.all();
            return true;
        } catch (NotYetKnown notYet) {
            return false;
        }
    }
}
