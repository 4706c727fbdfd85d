package loyalty.outbox.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Sets aside, with all that follows of its member, what has waited for too long. */
@ApplicationScoped
class Overdue {

    private static final Logger LOG = Logger.getLogger(Overdue.class);
    /** After a long time away what is missing is given time to arrive. */
    private static final Duration SETTLING = Duration.ofMinutes(1);

    private static final int PAGE = 100;

    private final ParkedMessages parked;
    private final DeadLetters deadLetters;
    private final Duration parkMax;
    private final long startedAt = System.nanoTime();

    Overdue(ParkedMessages parked, DeadLetters deadLetters, ParkingConfig config) {
        this.parked = parked;
        this.deadLetters = deadLetters;
        this.parkMax = config.parkMax();
    }

    /** @param waiting has just been found to wait still */
    void setAsideWhenOverdue(ParkedMessages.First waiting) throws InterruptedException {
        Duration up = Duration.ofNanos(System.nanoTime() - startedAt);
        boolean settled = up.compareTo(SETTLING) > 0 || up.compareTo(parkMax) > 0;
        if (settled && waiting.parkedAt().plus(parkMax).isBefore(Instant.now())) {
            setAside(waiting);
        }
    }

    /**
     * A member's messages leave together, in order, and are forgotten once the broker has all of them: whoever dies on
     * the way sends some letters twice, and nobody applies a later event without an earlier one.
     */
    private void setAside(ParkedMessages.First waiting) throws InterruptedException {
        String cause = "waited longer than " + parkMax + " for " + waiting.waitsFor();
        String why = "it " + cause;
        long last = 0;
        int letters = 0;
        for (List<ParkedMessage> page = parked.after(waiting.member(), 0, PAGE);
                !page.isEmpty();
                page = parked.after(waiting.member(), last, PAGE)) {
            for (ParkedMessage each : page) {
                deadLetters.setAside(each.message(), why);
                why = "an earlier event of the member " + cause;
                last = each.id();
                letters++;
            }
        }
        parked.removeUpTo(waiting.member(), last);
        LOG.errorf("%d events of %s are set aside: the first %s", letters, waiting.member(), cause);
    }
}
