package loyalty.gateway.home;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What touched whom within the last quarter of an hour: per member and part only the latest offset, because a stream
 * tells the state and not the way to it. Used by the thread that reads the topic and by streams that resume.
 */
final class RecentEvents {

    /** How long a stream can be resumed. */
    static final Duration MEMORY = Duration.ofMinutes(15);

    private static final long MARK_EVERY_MILLIS = 10_000;

    private final Map<String, Touched> touched = new HashMap<>();
    private final Map<Integer, Window> windows = new HashMap<>();
    private long prunedAt;

    private static final class Touched {
        private final Map<Part, Long> offsets = new EnumMap<>(Part.class);
        private long at;
    }

    /** From which offset on everything of a partition is remembered, up to where it is read, and from where on it is news. */
    private static final class Window {
        private final Deque<long[]> marks = new ArrayDeque<>();
        private long next;
        private long news;

        private Window(long begin, long at) {
            marks.add(new long[] {begin, at});
            next = begin;
            news = begin;
        }
    }

    /** Begins to remember a partition, unless that has begun. */
    synchronized void begin(int partition, long offset, long nowMillis) {
        windows.computeIfAbsent(partition, p -> new Window(offset, nowMillis - MEMORY.toMillis()));
    }

    /** Notes how far a partition reached when somebody looked: what comes before that is no news. */
    synchronized void reaches(int partition, long end) {
        Window window = windows.get(partition);
        if (window != null) {
            window.news = Math.max(window.news, end);
        }
    }

    /** Notes an event of a member. */
    synchronized void note(int partition, long offset, String member, @Nullable Part part, long nowMillis) {
        Window window = windows.computeIfAbsent(partition, p -> new Window(offset, nowMillis));
        window.next = offset + 1;
        if (nowMillis - window.marks.getLast()[1] > MARK_EVERY_MILLIS) {
            window.marks.add(new long[] {offset, nowMillis});
        }
        if (part != null) {
            Touched one = touched.computeIfAbsent(member, m -> new Touched());
            one.offsets.put(part, offset);
            one.at = nowMillis;
        }
        prune(nowMillis);
    }

    /** Which offset of a partition comes next, once it has begun. */
    synchronized OptionalLong next(int partition) {
        Window window = windows.get(partition);
        return window == null ? OptionalLong.empty() : OptionalLong.of(window.next);
    }

    /**
     * Where a stream begins that tells what changes from now on.
     *
     * @param waited whether it has been open since before the partition had begun; when it came is not known then, so it
     *     is told all that is remembered
     */
    synchronized Beginning now(int partition, boolean waited) {
        Window window = windows.get(partition);
        if (window == null) {
            return new Beginning.NotYet();
        }
        return new Beginning.Now(waited ? window.marks.getFirst()[0] : Math.max(window.next, window.news));
    }

    /**
     * Where a stream begins that goes on.
     *
     * @param place the first offset that it has not told
     * @param patient whether a place that is not read yet may still come, since another gateway may be ahead
     */
    synchronized Beginning since(int partition, long place, String member, boolean patient) {
        Window window = windows.get(partition);
        if (window == null) {
            return new Beginning.NotYet();
        }
        long known = Math.max(window.next, window.news);
        if (place >= window.marks.getFirst()[0] && place <= known) {
            return new Beginning.Since(place, touchedSince(place, member));
        }
        return place > known && patient ? new Beginning.NotYet() : new Beginning.Lost(known);
    }

    private Map<Part, Long> touchedSince(long place, String member) {
        Map<Part, Long> later = new EnumMap<>(Part.class);
        Touched one = touched.get(member);
        if (one != null) {
            one.offsets.forEach((part, offset) -> {
                if (offset >= place) {
                    later.put(part, offset);
                }
            });
        }
        return later;
    }

    private void prune(long nowMillis) {
        if (nowMillis - prunedAt < MARK_EVERY_MILLIS) {
            return;
        }
        prunedAt = nowMillis;
        long oldest = nowMillis - MEMORY.toMillis();
        touched.values().removeIf(one -> one.at < oldest);
        windows.values().forEach(window -> {
            while (window.marks.size() > 1 && window.marks.getFirst()[1] < oldest) {
                window.marks.removeFirst();
            }
        });
    }
}
