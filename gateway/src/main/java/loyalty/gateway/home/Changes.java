package loyalty.gateway.home;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changed and was not told to a reader yet: for each part the last that changed it. Used under the lock of its stream. */
final class Changes {

    private final Map<Part, Change> pending = new EnumMap<>(Part.class);
    private final Set<Part> resting = EnumSet.noneOf(Part.class);
    private long begin;
    private long told;
    private long furthest;

    /**
     * What changed a part.
     *
     * @param offset of the event
     * @param traceparent the trace that caused it, if it is known
     */
    record Change(long offset, @Nullable String traceparent) implements Comparable<Change> {

        @Override
        public int compareTo(Change other) {
            return Long.compare(offset, other.offset);
        }

        private Change orLater(Change other) {
            return other.offset > offset ? other : this;
        }
    }

    /** A part that waits to be told. */
    record Next(Part part, Change change) {}

    void add(Part part, Change change) {
        if (change.offset() >= begin) {
            pending.merge(part, change, Change::orLater);
        }
    }

    /** Begins at a place; what was before it is told already, or no news, also when it comes only now. */
    void begin(long place) {
        pending.values().removeIf(change -> change.offset() < place);
        begin = place;
        told = place;
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Takes the part with the earliest change, of those that do not rest; when all rest, none, and they are awake again. */
    Optional<Next> take() {
        Optional<Next> next = pending.entrySet().stream()
                .filter(entry -> !resting.contains(entry.getKey()))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .map(part -> new Next(part, Objects.requireNonNull(pending.remove(part))));
        if (next.isEmpty()) {
            resting.clear();
        }
        return next;
    }

    /** Puts back a part whose service did not answer; others go first. */
    void putBack(Next next) {
        add(next.part(), next.change());
        resting.add(next.part());
    }

    /** Up to where all is told once this was; none when that is no further than before, since an earlier change waits. */
    Optional<Long> toldAfter(Change change) {
        furthest = Math.max(furthest, change.offset() + 1);
        long place = pending.values().stream().mapToLong(Change::offset).min().orElse(furthest);
        if (place <= told) {
            return Optional.empty();
        }
        told = place;
        return Optional.of(place);
    }
}
