package loyalty.cli.bench;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import loyalty.cli.RunningSystem;
import loyalty.cli.up.MeasuredSystem;
import loyalty.local.StackException;
import org.HdrHistogram.Histogram;

/** Members who look at their phones while a part runs. */
final class Watching implements AutoCloseable {
    private static final int MEMBERS = 30;
    private static final long MILLIS_MAX = 60_000;
    private static final int DIGITS = 3;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Histogram millis = new Histogram(MILLIS_MAX, DIGITS);
    private final List<Watched> members = new ArrayList<>();
    private final List<Future<?>> all = new ArrayList<>();

    /** Opens the streams; members of other rounds are others. */
    static Watching open(MeasuredSystem system, String round) {
        Watching watching = new Watching();
        RunningSystem running = system.running();
        String checkout = system.tokens().of("checkout");
        String support = system.tokens().of("support");
        for (int number = 0; number < MEMBERS; number++) {
            String member = "watched-" + round + "-" + number;
            watching.members.add(new Watched(running.gateway(), checkout, support, member, running.currency())
                    .opened(watching.http));
        }
        return watching;
    }

    /** They buy from now on, for a time. */
    void begin(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        members.forEach(member -> all.add(threads.submit(() -> member.until(end, millis))));
    }

    /**
     * From the answer until it was shown, in milliseconds, at a percentile.
     *
     * @throws StackException if too little was seen to tell
     */
    double shownMillis(double percentile) {
        try {
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackException known
                    ? known
                    : new StackException("a phone failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
        if (millis.getTotalCount() < MEMBERS) {
            throw new StackException("only " + millis.getTotalCount() + " orders were shown on a phone");
        }
        return millis.getValueAtPercentile(percentile);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
