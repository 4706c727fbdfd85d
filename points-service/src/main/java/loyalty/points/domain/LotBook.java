package loyalty.points.domain;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lots that a transaction touched, each as it is now. */
final class LotBook {

    private record Key(long seq, int part) {
        static Key of(Lot lot) {
            return new Key(lot.seq(), lot.part());
        }
    }

    private final Map<Key, Lot> lots = new LinkedHashMap<>();
    private final Set<Key> opened = new LinkedHashSet<>();

    void open(Lot lot) {
        opened.add(Key.of(lot));
        lots.put(Key.of(lot), lot);
    }

    void change(Lot lot) {
        lots.put(Key.of(lot), lot);
    }

    List<Lot> opened() {
        return lots.values().stream().filter(this::isNew).toList();
    }

    List<Lot> changed() {
        return lots.values().stream().filter(lot -> !isNew(lot)).toList();
    }

    private boolean isNew(Lot lot) {
        return opened.contains(Key.of(lot));
    }
}
