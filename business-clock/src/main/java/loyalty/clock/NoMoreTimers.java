package loyalty.clock;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** No timer begins any more once the service ends: the way to the database ends before the timers do. */
@Singleton
class NoMoreTimers {

    void stop(@Observes ShutdownEvent end, Scheduler timers) {
        timers.pause();
    }
}
