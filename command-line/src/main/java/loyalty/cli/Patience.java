package loyalty.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import loyalty.cli.Api.Answer;
import loyalty.local.StackException;

/** Asks again and again while a service is away. Whatever is asked may be asked twice: every call has its id. */
public final class Patience {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration ENOUGH = Duration.ofMinutes(10);

    private final AtomicBoolean waiting = new AtomicBoolean();

    /** For a caller of its own. */
    public Patience() {}

    /**
     * The first answer that does not ask to come again.
     *
     * @throws StackException when there is none for ten minutes
     */
    public Answer until(Supplier<Optional<Answer>> ask) {
        long end = System.nanoTime() + ENOUGH.toNanos();
        Duration pause = FIRST;
        while (true) {
            Optional<Answer> answer = ask.get();
            if (answer.isPresent() && !answer.get().isLater()) {
                waiting.set(false);
                return answer.get();
            }
            if (System.nanoTime() > end) {
                throw new StackException(
                        "a service was away for " + ENOUGH.toMinutes() + " minutes; start again later");
            }
            if (waiting.compareAndSet(false, true)) {
                System.err.println("\na service is away or busy; waiting …");
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
