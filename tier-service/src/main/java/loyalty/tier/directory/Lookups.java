package loyalty.tier.directory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import loyalty.events.Pseudonym;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts identifiers that were looked for and are nobody's, by caller, in the database, so that replicas count together: a
 * rate limit in real time. A phone number is soon guessed, so a caller who missed too often learns of none for a while, not
 * even of one that is somebody's. Not over all callers: one who guesses must not keep every till from its customers.
 */
@ApplicationScoped
class Lookups {

    private final LookupMissRows rows;
    private final long missesMax;
    private final Counter alarm;

    Lookups(
            LookupMissRows rows,
            @ConfigProperty(name = "loyalty.lookup-misses-per-caller") long missesMax,
            MeterRegistry meters) {
        this.rows = rows;
        this.missesMax = missesMax;
        this.alarm = Counter.builder("loyalty.tier.lookup.alarm")
                .description("lookups that were held back because too many were nobody's; more than none wants a look")
                .register(meters);
    }

    /** For how many seconds the caller is told nothing; empty when they are. */
    OptionalLong heldBack(Pseudonym caller) {
        List<LookupMissRows.Minute> minutes = rows.minutes(caller);
        long left = minutes.stream().mapToLong(LookupMissRows.Minute::misses).sum();
        OptionalLong seconds = OptionalLong.empty();
        for (LookupMissRows.Minute minute : minutes) {
            if (left < missesMax) {
                break;
            }
            left -= minute.misses();
            seconds = OptionalLong.of(Math.max(1, minute.secondsLeft()));
        }
        if (seconds.isPresent()) {
            alarm.increment();
        }
        return seconds;
    }

    /** Notes a lookup that found nobody, in a transaction of its own. */
    void missed(Pseudonym caller) {
        rows.note(caller);
        rows.forget();
    }
}
