package loyalty.voucher.codes;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.events.Pseudonym;
import loyalty.voucher.Rejections;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.holder.Rows;

/**
 * Counts codes that cannot be used, by caller and over all, in the database, so that replicas count together. Real
 * time. Whoever goes on past a limit is not answered whether a code can be used, and an alarm counts up.
 */
@ApplicationScoped
public class CodeGuesses {

    private static final String NOTE = """
            INSERT INTO code_guess (caller, minute, misses)
            VALUES (?, DATE_FORMAT(UTC_TIMESTAMP, '%Y-%m-%d %H:%i:00'), 1)
            ON DUPLICATE KEY UPDATE misses = misses + 1""";
    private static final String FORGET =
            "DELETE FROM code_guess WHERE minute < UTC_TIMESTAMP - INTERVAL 1 DAY LIMIT 100";
    private static final String COUNT = """
            SELECT COALESCE(SUM(misses), 0) AS overall, COALESCE(SUM(IF(caller = ?, misses, 0)), 0) AS mine
            FROM code_guess WHERE minute > UTC_TIMESTAMP - INTERVAL 10 MINUTE""";

    private final AgroalDataSource database;
    private final VoucherConfig config;
    private final Counter misses;
    private final Counter alarm;

    CodeGuesses(AgroalDataSource database, VoucherConfig config, MeterRegistry meters) {
        this.database = database;
        this.config = config;
        this.misses = Counter.builder("loyalty.voucher.code.misses")
                .description("codes that were tried and cannot be used")
                .register(meters);
        this.alarm = Counter.builder("loyalty.voucher.guessing.alarm")
                .description("requests refused because too many codes were tried; more than none wants a look")
                .register(meters);
    }

    private record Counted(long overall, long mine) {}

    /** @throws loyalty.api.ProblemException 429 after too many */
    public void requireFew(Pseudonym caller) {
        List<Counted> counted = Rows.read(
                database,
                COUNT,
                select -> select.setBytes(1, caller.bytes()),
                row -> new Counted(row.getLong("overall"), row.getLong("mine")));
        if (counted.getFirst().mine() >= config.guessesPerCaller()
                || counted.getFirst().overall() >= config.guessesOverall()) {
            alarm.increment();
            throw Rejections.refused(new Rejection.TooManyGuesses());
        }
    }

    /** Notes one more, in a transaction of its own. */
    public void note(Pseudonym caller) {
        misses.increment();
        Rows.update(database, NOTE, insert -> insert.setBytes(1, caller.bytes()));
        Rows.update(database, FORGET, forget -> {});
    }
}
