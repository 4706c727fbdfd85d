package loyalty.threads;

import io.quarkus.runtime.Quarkus;
import org.jboss.logging.Logger;

/**
 * A thread without which the process is of no use, although it would still say that it is ready. When it dies, the process
 * ends, and whoever runs it starts another.
 */
public final class VitalThread {

    private static final Logger LOG = Logger.getLogger(VitalThread.class);
    private static final int SOFTWARE_FAILED = 70;

    private VitalThread() {}

    /** A daemon thread that is not started yet. */
    public static Thread named(String name, Runnable work) {
        Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(work);
        thread.setUncaughtExceptionHandler((dead, cause) -> {
            LOG.fatalf(cause, "the thread %s died; the process ends", dead.getName());
            Quarkus.asyncExit(SOFTWARE_FAILED);
        });
        return thread;
    }
}
