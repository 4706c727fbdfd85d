package loyalty.points.domain.account;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import loyalty.points.domain.Hold;
import org.jspecify.annotations.Nullable;

/** The holds that a transaction reads and touches, each as it is now. */
final class HoldBook {

    private final Map<String, Hold> holds = new LinkedHashMap<>();
    private final Set<String> opened = new LinkedHashSet<>();
    private final Set<String> ended = new LinkedHashSet<>();

    void load(Hold hold) {
        holds.put(hold.holdId(), hold);
    }

    void open(Hold hold) {
        opened.add(hold.holdId());
        holds.put(hold.holdId(), hold);
    }

    void end(Hold hold) {
        ended.add(hold.holdId());
        holds.put(hold.holdId(), hold);
    }

    @Nullable
    Hold find(String holdId) {
        return holds.get(holdId);
    }

    /** When the first of the open holds ends; null when none is open. */
    @Nullable
    Instant nextAt() {
        return open().map(Hold::expiresAt).min(Instant::compareTo).orElse(null);
    }

    List<Hold.Open> endingAt(Instant at) {
        return open().filter(hold -> hold.expiresAt().equals(at)).toList();
    }

    private Stream<Hold.Open> open() {
        return holds.values().stream().filter(Hold.Open.class::isInstance).map(Hold.Open.class::cast);
    }

    List<Hold> opened() {
        return all(opened);
    }

    /** Those that were ended, whether they were opened by this transaction or before. */
    List<Hold> ended() {
        return all(ended);
    }

    private List<Hold> all(Collection<String> ids) {
        return ids.stream().map(id -> Objects.requireNonNull(holds.get(id))).toList();
    }
}
