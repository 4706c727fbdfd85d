package loyalty.voucher.codes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import loyalty.database.Database;
import loyalty.events.Pseudonym;

/**
 * Counts codes that cannot be used, by caller and over all, in the database, so that replicas count together: a rate
 * limit in real time. Whoever goes on past it is not answered whether a code can be used, and an alarm counts up.
 */
@ApplicationScoped
public class CodeGuesses {

    private static final String NOTE = """
            insert into code_guess (caller, minute, misses)
            values (?, date_format(utc_timestamp, '%Y-%m-%d %H:%i:00'), 1)
            on duplicate key update misses = misses + 1""";
    private static final String FORGET =
            "delete from code_guess where minute < utc_timestamp - interval 1 day limit 100";
    private static final String COUNT = """
            select coalesce(sum(misses), 0) as overall, coalesce(sum(if(caller = ?, misses, 0)), 0) as mine
            from code_guess where minute > utc_timestamp - interval 10 minute""";

    private final Database database;
    private final CodeConfig config;
    private final Counter misses;
    private final Counter alarm;

    CodeGuesses(Database database, CodeConfig config, MeterRegistry meters) {
        this.database = database;
        this.config = config;
        this.misses = Counter.builder("loyalty.voucher.code.misses")
                .description("codes that were tried and cannot be used")
                .register(meters);
        this.alarm = Counter.builder("loyalty.voucher.guessing.alarm")
                .description("requests refused because too many codes were tried; more than none wants a look")
                .register(meters);
    }

    /** Whether a caller, or all together, tried too many; then the alarm counts one more. */
    public boolean areTooMany(Pseudonym caller) {
        boolean tooMany = database.read(
                        COUNT,
                        row -> row.getLong("mine") >= config.guessesPerCaller()
                                || row.getLong("overall") >= config.guessesOverall(),
                        caller)
                .getFirst();
        if (tooMany) {
            alarm.increment();
        }
        return tooMany;
    }

    /** Notes one more, in a transaction of its own. */
    public void note(Pseudonym caller) {
        misses.increment();
        database.execute(NOTE, caller);
        database.execute(FORGET);
    }
}
