package loyalty.voucher.codes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import loyalty.events.Pseudonym;

/**
 * Counts guesses, codes that belong to nobody or to another member, by caller, by member and over all, in the database, so
 * that replicas count together: a rate limit in real time. A code of the member's own is no guess and is never held back,
 * whoever else guesses under the same token.
 */
@ApplicationScoped
public class CodeGuesses {

    private final CodeGuessRows rows;
    private final CodeConfig config;
    private final Counter misses;
    private final Counter alarm;

    CodeGuesses(CodeGuessRows rows, CodeConfig config, MeterRegistry meters) {
        this.rows = rows;
        this.config = config;
        this.misses = Counter.builder("loyalty.voucher.code.misses")
                .description("codes that were tried and belong to nobody, or to another member")
                .register(meters);
        this.alarm = Counter.builder("loyalty.voucher.guessing.alarm")
                .description("guesses that were held back because there were too many; more than none wants a look")
                .register(meters);
    }

    /**
     * Notes a guess, in a transaction of its own, or counts up the alarm because there were too many.
     *
     * @return for how many seconds guesses are held back; nothing when this one was not
     */
    public OptionalLong guessed(Pseudonym caller, Pseudonym member) {
        List<CodeGuessRows.Minute> minutes = rows.minutes(caller, member);
        OptionalLong seconds = LongStream.of(
                        secondsUntilBelow(config.guessesPerCaller(), minutes, CodeGuessRows.Minute::byCaller),
                        secondsUntilBelow(config.guessesPerMember(), minutes, CodeGuessRows.Minute::onMember),
                        secondsUntilBelow(config.guessesOverall(), minutes, CodeGuessRows.Minute::overall))
                .filter(wait -> wait > 0)
                .max();
        if (seconds.isPresent()) {
            alarm.increment();
        } else {
            misses.increment();
            rows.note(caller, member);
            rows.forget();
        }
        return seconds;
    }

    /** When so many minutes have passed out of sight that fewer than the limit are left; 0 when there are fewer now. */
    private static long secondsUntilBelow(
            long limit, List<CodeGuessRows.Minute> minutes, ToLongFunction<CodeGuessRows.Minute> count) {
        long left = minutes.stream().mapToLong(count).sum();
        long seconds = 0;
        for (CodeGuessRows.Minute minute : minutes) {
            if (left < limit) {
                return seconds;
            }
            left -= count.applyAsLong(minute);
            seconds = Math.max(1, minute.secondsLeft());
        }
        return seconds;
    }
}
