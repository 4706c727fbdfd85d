package loyalty.points.domain.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the clock alone does to an account, instant by instant. */
final class Clockwork {

    private final Journal journal;
    private final LotBook lots;
    private final HoldBook holds;
    private final Holding holding;
    private final Expiry expiry;
    private final Converting converting;
    private final List<Activation> activations = new ArrayList<>();

    Clockwork(Journal journal, LotBook lots, HoldBook holds, Holding holding, Expiry expiry, Converting converting) {
        this.journal = journal;
        this.lots = lots;
        this.holds = holds;
        this.holding = holding;
        this.expiry = expiry;
        this.converting = converting;
    }

    /** Does all that is due up to and including {@code now}. */
    void settle(Instant now) {
        for (Instant at = nextAt(); at != null && !at.isAfter(now); at = nextAt()) {
            settleAt(at);
        }
    }

    private void settleAt(Instant at) {
        activate(at, lots.actingAt(at).stream().filter(Lot::pending).toList());
        holds.endingAt(at).forEach(hold -> holding.expire(hold, journal.notBeforeLast(at)));
        expiry.expire(
                at, lots.actingAt(at).stream().filter(lot -> !lot.pending()).toList());
        converting.convert(at);
    }

    private void activate(Instant at, List<Lot> ready) {
        long points = ready.stream().mapToLong(Lot::free).sum();
        if (points == 0) {
            return;
        }
        journal.move(journal.balance().activate(points));
        activations.add(new Activation(journal.tell(journal.notBeforeLast(at)), at, points));
        ready.forEach(lot -> lots.change(lot.activated()));
    }

    /** When it acts next; null when it never will. */
    @Nullable
    Instant nextAt() {
        return soonest(lots.nextAt(), holds.nextAt(), converting.nextAt());
    }

    static @Nullable Instant soonest(@Nullable Instant... instants) {
        return Stream.of(instants)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** What began to count, in order. */
    List<Activation> activations() {
        return List.copyOf(activations);
    }
}
