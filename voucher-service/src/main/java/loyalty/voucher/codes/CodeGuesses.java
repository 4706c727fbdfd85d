package loyalty.voucher.codes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import loyalty.events.Pseudonym;
import org.hibernate.StatelessSession;

/**
 * Counts guesses, codes that belong to nobody or to another member, by caller, by member and over all, in the database, so
 * that replicas count together: a rate limit in real time. A code of the member's own is no guess and is never held back,
 * whoever else guesses under the same token.
 */
@ApplicationScoped
public class CodeGuesses {

    // Real time is the database's, and HQL says neither that nor an upsert, so the table has no entity.
    private static final String NOTE = """
            insert into code_guess (kind, subject, minute, misses)
            values ('caller', :caller, date_format(utc_timestamp, '%Y-%m-%d %H:%i:00'), 1),
                ('member', :member, date_format(utc_timestamp, '%Y-%m-%d %H:%i:00'), 1)
            on duplicate key update misses = misses + 1""";
    private static final String FORGET =
            "delete from code_guess where minute < utc_timestamp - interval 1 day limit 100";
    private static final String MINUTES = """
            select timestampdiff(second, utc_timestamp, minute + interval 10 minute) as seconds_left,
                sum(if(kind = 'caller' and subject = :caller, misses, 0)) as by_caller,
                sum(if(kind = 'member' and subject = :member, misses, 0)) as on_member,
                sum(if(kind = 'caller', misses, 0)) as overall
            from code_guess where minute > utc_timestamp - interval 10 minute group by minute order by minute""";

    private final StatelessSession session;
    private final CodeConfig config;
    private final Counter misses;
    private final Counter alarm;

    CodeGuesses(StatelessSession session, CodeConfig config, MeterRegistry meters) {
        this.session = session;
        this.config = config;
        this.misses = Counter.builder("loyalty.voucher.code.misses")
                .description("codes that were tried and belong to nobody, or to another member")
                .register(meters);
        this.alarm = Counter.builder("loyalty.voucher.guessing.alarm")
                .description("guesses that were held back because there were too many; more than none wants a look")
                .register(meters);
    }

    private record Minute(long secondsLeft, long byCaller, long onMember, long overall) {

        static Minute of(Object[] row) {
            return new Minute(number(row[0]), number(row[1]), number(row[2]), number(row[3]));
        }

        private static long number(Object column) {
            return ((Number) column).longValue();
        }
    }

    /**
     * Notes a guess, in a transaction of its own, or counts up the alarm because there were too many.
     *
     * @return for how many seconds guesses are held back; nothing when this one was not
     */
    public OptionalLong guessed(Pseudonym caller, Pseudonym member) {
        List<Minute> minutes = session
                .createNativeQuery(MINUTES, Object[].class)
                .setParameter("caller", caller)
                .setParameter("member", member)
                .getResultList()
                .stream()
                .map(Minute::of)
                .toList();
        OptionalLong seconds = LongStream.of(
                        secondsUntilBelow(config.guessesPerCaller(), minutes, Minute::byCaller),
                        secondsUntilBelow(config.guessesPerMember(), minutes, Minute::onMember),
                        secondsUntilBelow(config.guessesOverall(), minutes, Minute::overall))
                .filter(wait -> wait > 0)
                .max();
        if (seconds.isPresent()) {
            alarm.increment();
        } else {
            misses.increment();
            QuarkusTransaction.requiringNew().run(() -> note(caller, member));
            QuarkusTransaction.requiringNew()
                    .run(() -> session.createNativeMutationQuery(FORGET).executeUpdate());
        }
        return seconds;
    }

    private void note(Pseudonym caller, Pseudonym member) {
        session.createNativeMutationQuery(NOTE)
                .setParameter("caller", caller)
                .setParameter("member", member)
                .executeUpdate();
    }

    /** When so many minutes have passed out of sight that fewer than the limit are left; 0 when there are fewer now. */
    private static long secondsUntilBelow(long limit, List<Minute> minutes, ToLongFunction<Minute> count) {
        long left = minutes.stream().mapToLong(count).sum();
        long seconds = 0;
        for (Minute minute : minutes) {
            if (left < limit) {
                return seconds;
            }
            left -= count.applyAsLong(minute);
            seconds = Math.max(1, minute.secondsLeft());
        }
        return seconds;
    }
}
