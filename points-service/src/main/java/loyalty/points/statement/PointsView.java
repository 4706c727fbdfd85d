package loyalty.points.statement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.account.Lot;
import org.jspecify.annotations.Nullable;

/** A member's points for a reader. */
record PointsView(long available, long pending, long held, long owed, long lifetimeEarned, List<Expiring> expiring) {

    /** Points that end, and the exclusive instant of their end. */
    record Expiring(long points, Instant at) {}

    static PointsView of(Balance balance, long lifetimeEarned, List<Lot> ending, @Nullable Instant activeAt) {
        Map<Instant, Long> ends = new TreeMap<>();
        for (Lot lot : ending) {
            Instant at = lot.endIfIdle(activeAt);
            if (at != null && lot.free() > 0) {
                ends.merge(at, lot.free(), Long::sum);
            }
        }
        return new PointsView(
                balance.available(),
                balance.pending(),
                balance.held(),
                balance.owed(),
                lifetimeEarned,
                ends.entrySet().stream()
                        .map(end -> new Expiring(end.getValue(), end.getKey()))
                        .toList());
    }
}
