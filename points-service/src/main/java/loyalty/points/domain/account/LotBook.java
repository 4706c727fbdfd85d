package loyalty.points.domain.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import loyalty.points.domain.Explanation;
import org.jspecify.annotations.Nullable;

/** The lots that a transaction reads and touches, each as it is now. */
final class LotBook {

    private record Key(long seq, int part) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::seq).thenComparingInt(Key::part);

        static Key of(Lot lot) {
            return new Key(lot.seq(), lot.part());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** The soonest end first; among equals the oldest first. */
    private static final Comparator<Lot> SOONEST_END = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(Key::of);

    private final Map<Key, Lot> lots = new TreeMap<>();
    private final TreeMap<Instant, Set<Key>> byNextAt = new TreeMap<>();
    private final Set<Key> opened = new LinkedHashSet<>();
    private final Set<Key> changed = new LinkedHashSet<>();

    /** Takes in a lot as the table has it. */
    void load(Lot lot) {
        put(lot);
    }

    void open(Lot lot) {
        opened.add(Key.of(lot));
        put(lot);
    }

    void change(Lot lot) {
        if (!opened.contains(Key.of(lot))) {
            changed.add(Key.of(lot));
        }
        put(lot);
    }

    private void put(Lot lot) {
        Key key = Key.of(lot);
        Lot before = lots.put(key, lot);
        if (before != null && before.nextAt() != null) {
            byNextAt.computeIfPresent(Objects.requireNonNull(before.nextAt()), (at, keys) -> {
                keys.remove(key);
                return keys.isEmpty() ? null : keys;
            });
        }
        Instant next = lot.nextAt();
        if (next != null) {
            byNextAt.computeIfAbsent(next, at -> new TreeSet<>()).add(key);
        }
    }

    /** When the clock acts on one of these lots next; null when it never will. */
    @Nullable
    Instant nextAt() {
        return byNextAt.isEmpty() ? null : byNextAt.firstKey();
    }

    /** The lots on which the clock acts at exactly this instant, the oldest first. */
    List<Lot> actingAt(Instant at) {
        return byNextAt.getOrDefault(at, Set.of()).stream().map(this::get).toList();
    }

    /** What can be spent, in the order in which it is spent. */
    List<Lot> spendable() {
        return lots.values().stream()
                .filter(lot -> !lot.pending() && lot.free() > 0)
                .sorted(SOONEST_END)
                .toList();
    }

    /** All that has something left, the oldest first. */
    List<Lot> left() {
        return lots.values().stream().filter(lot -> lot.left() > 0).toList();
    }

    /** Draws points from what can be spent, the soonest ending first; what becomes of each lot is said by the taker. */
    void draw(long points, Taking taking) {
        long missing = points;
        for (Lot lot : spendable()) {
            if (missing == 0) {
                return;
            }
            long taken = Math.min(missing, lot.free());
            change(taking.take(lot, taken));
            missing -= taken;
        }
        if (missing > 0) {
            throw new IllegalStateException("fewer points are in the lots than in the balance");
        }
    }

    /** Takes points for good from what can be spent, the soonest ending first, and tells from which lots. */
    List<Explanation.LotPart> spend(long points) {
        List<Explanation.LotPart> parts = new ArrayList<>();
        draw(points, (lot, taken) -> {
            parts.add(new Explanation.LotPart(lot.seq(), lot.part(), taken, lot.expiresAt()));
            return lot.without(taken);
        });
        return parts;
    }

    /** What drawing does to a lot. */
    interface Taking {
        Lot take(Lot lot, long taken);
    }

    /** What can be spent by its place in the books, but not by the clock. */
    List<Lot> lapsed(Instant at) {
        return spendable().stream()
                .filter(lot -> lot.expiresAt() != null && !lot.expiresAt().isAfter(at))
                .toList();
    }

    Lot get(long seq, int part) {
        return get(new Key(seq, part));
    }

    private Lot get(Key key) {
        return Objects.requireNonNull(lots.get(key), "the lot was loaded with the account");
    }

    List<Lot> opened() {
        return opened.stream().map(this::get).toList();
    }

    List<Lot> changed() {
        return changed.stream().map(this::get).toList();
    }
}
