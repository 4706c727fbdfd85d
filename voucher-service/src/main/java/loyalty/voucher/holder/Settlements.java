package loyalty.voucher.holder;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;

/** All that the clock does to what members have, in order: what is let go by one settlement may end by the next. */
@ApplicationScoped
class Settlements {

    private final List<Settlement> all;

    Settlements(@All List<Settlement> all) {
        this.all = all;
    }

    Optional<Instant> nextDue() {
        return all.stream().flatMap(one -> one.nextDue().stream()).min(Instant::compareTo);
    }

    SortedSet<Pseudonym> dueUpTo(Instant at, int limit) {
        SortedSet<Pseudonym> members = new TreeSet<>();
        all.forEach(one -> members.addAll(one.dueUpTo(at, limit)));
        return members;
    }

    /** Applies what is due of members who are locked, and says what there is to tell. */
    List<MemberEvent> settle(Instant at, Collection<Pseudonym> members) {
        return all.stream().flatMap(one -> one.settle(at, members).stream()).toList();
    }
}
