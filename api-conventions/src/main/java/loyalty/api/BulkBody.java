package loyalty.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The body of a request in bulk, which is in memory until the request has ended. Only so much of all of them is there at
 * once; the others wait unread, and with them who sends them.
 */
@RequestScoped
public class BulkBody {

    private static final int KILOBYTE = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Semaphore KILOBYTES = new Semaphore(32 * KILOBYTE, true);

    private final BodyLimits limits;
    private final HttpHeaders headers;
    private int taken;

    BulkBody(BodyLimits limits, @Context HttpHeaders headers) {
        this.limits = limits;
        this.headers = headers;
    }

    /**
     * Reads it, when there is room.
     *
     * @throws ProblemException 503 {@code unavailable} when there was none for 20 s
     */
    public byte[] read(InputStream body) throws IOException {
        int stated = headers.getLength();
        int bytes = stated < 0 ? limits.inBulk() : Math.min(stated, limits.inBulk());
        makeRoom(bytes / KILOBYTE + 1);
        return stated < 0 ? body.readAllBytes() : body.readNBytes(bytes);
    }

    private void makeRoom(int kilobytes) throws InterruptedIOException {
        try {
            if (!KILOBYTES.tryAcquire(kilobytes, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(Problems.unavailable("Too much is sent in bulk at once."));
            }
            taken += kilobytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the request in bulk was interrupted");
        }
    }

    /** Gives the room back, whatever became of the request. */
    @PreDestroy
    void leave() {
        KILOBYTES.release(taken);
    }
}
