package loyalty.tier.directory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import loyalty.events.Pseudonym;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.StatelessSession;

/**
 * Counts identifiers that were looked for and are nobody's, by caller, in the database, so that replicas count together: a
 * rate limit in real time. A phone number is soon guessed, so a caller who missed too often learns of none for a while, not
 * even of one that is somebody's. Not over all callers: one who guesses must not keep every till from its customers.
 */
@ApplicationScoped
class Lookups {

    // Real time is the database's, and HQL says neither that nor an upsert, so the table has no entity.
    private static final String NOTE = """
            insert into lookup_miss (caller, minute, misses)
            values (:caller, date_format(utc_timestamp, '%Y-%m-%d %H:%i:00'), 1)
            on duplicate key update misses = misses + 1""";
    private static final String FORGET =
            "delete from lookup_miss where minute < utc_timestamp - interval 1 day limit 100";
    private static final String MINUTES = """
            select timestampdiff(second, utc_timestamp, minute + interval 10 minute) as seconds_left, misses
            from lookup_miss where caller = :caller and minute > utc_timestamp - interval 10 minute order by minute""";

    private final StatelessSession session;
    private final long missesMax;
    private final Counter alarm;

    Lookups(
            StatelessSession session,
            @ConfigProperty(name = "loyalty.lookup-misses-per-caller") long missesMax,
            MeterRegistry meters) {
        this.session = session;
        this.missesMax = missesMax;
        this.alarm = Counter.builder("loyalty.tier.lookup.alarm")
                .description("lookups that were held back because too many were nobody's; more than none wants a look")
                .register(meters);
    }

    /** For how many seconds the caller is told nothing; empty when they are. */
    OptionalLong heldBack(Pseudonym caller) {
        List<Object[]> minutes = session.createNativeQuery(MINUTES, Object[].class)
                .setParameter("caller", caller)
                .getResultList();
        long left = minutes.stream().mapToLong(minute -> number(minute[1])).sum();
        OptionalLong seconds = OptionalLong.empty();
        for (Object[] minute : minutes) {
            if (left < missesMax) {
                break;
            }
            left -= number(minute[1]);
            seconds = OptionalLong.of(Math.max(1, number(minute[0])));
        }
        if (seconds.isPresent()) {
            alarm.increment();
        }
        return seconds;
    }

    /** Notes a lookup that found nobody, in a transaction of its own. */
    void missed(Pseudonym caller) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(NOTE)
                        .setParameter("caller", caller)
                        .executeUpdate());
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(FORGET).executeUpdate());
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
