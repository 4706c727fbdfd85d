package loyalty.clock;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import loyalty.database.Migrations;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Business time: the system's time (UTC), unless the dev clock of the local run was set and stands still. */
@ApplicationScoped
public class BusinessClock {

    private final ClockRows rows;
    private final boolean mayBeSet;
    private volatile @Nullable Instant frozen;

    BusinessClock(ClockRows rows, @ConfigProperty(name = "loyalty.dev-clock") boolean mayBeSet) {
        this.rows = rows;
        this.mayBeSet = mayBeSet;
    }

    /** Before any timer: a sweep by the wrong clock would do what is not due. */
    void start(@Observes @Priority(Migrations.BEFORE_TIMERS) StartupEvent start) {
        if (mayBeSet) {
            frozen = rows.standing().orElse(null);
        }
    }

    /** The present instant, in microseconds, which is what the databases keep. */
    public Instant now() {
        Instant standing = frozen;
        return standing != null ? standing : Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether this is the local run, where the clock can be set. */
    public boolean mayBeSet() {
        return mayBeSet;
    }

    /** Where the clock stands still, if it was set. */
    public Optional<Instant> frozenAt() {
        return Optional.ofNullable(frozen);
    }

    /** Sets the clock; from now on it stands still until it is set again. The caller has seen to what is due. */
    void set(Instant now) {
        rows.set(now);
        frozen = now;
    }
}
