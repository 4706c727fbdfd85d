package loyalty.cli.bench.load;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What callers have seen. Not for use by several threads while it is written. */
public final class Seen {
    private static final long MICROS_MAX = 60_000_000;
    private static final int DIGITS = 3;
    private static final int CREATED = 201;

    private final Histogram accepted = new Histogram(MICROS_MAX, DIGITS);
    private final Histogram refused = new Histogram(MICROS_MAX, DIGITS);
    private final SortedMap<Integer, Integer> statuses = new TreeMap<>();
    private final BitSet acknowledged = new BitSet();
    private int withoutRetryAfter;
    private int unanswered;
    private double seconds;

    void answered(int number, int status, boolean saysWhenToRetry, long nanos) {
        statuses.merge(status, 1, Integer::sum);
        long micros = Math.min(MICROS_MAX, nanos / 1_000);
        if (status == CREATED) {
            acknowledged.set(number);
            accepted.recordValue(micros);
        } else {
            refused.recordValue(micros);
            withoutRetryAfter += saysWhenToRetry ? 0 : 1;
        }
    }

    void unanswered() {
        unanswered++;
    }

    void lasted(double counted) {
        seconds = counted;
    }

    /** The numbers of the requests that were answered 201. */
    public BitSet acknowledged() {
        return (BitSet) acknowledged.clone();
    }

    /** Requests a second that were answered 201. */
    public double perSecond() {
        return acknowledged.cardinality() / seconds;
    }

    /** How long it took until the answer 201, in milliseconds, at a percentile. */
    public double acceptedMillis(double percentile) {
        return accepted.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** How long it took until another answer, in milliseconds, at a percentile. */
    public double refusedMillis(double percentile) {
        return refused.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** How often each status was seen. */
    public SortedMap<Integer, Integer> statuses() {
        return new TreeMap<>(statuses);
    }

    /** Refusals that did not say when to come again. */
    public int withoutRetryAfter() {
        return withoutRetryAfter;
    }

    /** Requests that were sent and had no answer in the end. */
    public int unansweredCount() {
        return unanswered;
    }
}
