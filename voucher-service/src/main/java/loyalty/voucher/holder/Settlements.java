package loyalty.voucher.holder;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loyalty.database.Database;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;

/** All that the clock does to what members have, in order: what is let go by one settlement may end by the next. */
@ApplicationScoped
class Settlements {

    private final List<Settlement> all;
    private final Database database;
    private final String anyDue;

    Settlements(@All List<Settlement> all, Database database) {
        this.all = all;
        this.database = database;
        this.anyDue = all.stream().map(one -> "(" + one.due() + " limit 1)").collect(Collectors.joining(" union all "));
    }

    /** Whether something is due of a member; one question, because for most the answer is no. */
    boolean isDue(Instant at, Pseudonym member) {
        Object[] marks = all.stream().flatMap(one -> Stream.of(member, at)).toArray();
        return !database.read(anyDue, row -> true, marks).isEmpty();
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
