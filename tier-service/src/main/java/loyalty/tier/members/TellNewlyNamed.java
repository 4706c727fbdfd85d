package loyalty.tier.members;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import loyalty.clock.BusinessClock;
import loyalty.clock.DueWork;
import loyalty.outbox.NotYetKnown;
import loyalty.tier.membership.MemberEntity;
import loyalty.tier.membership.Members;

/**
 * When a version of the programme comes that goes by an attribute which none named before, tells of all members who have it
 * already, some hundred in a transaction; whatever dies in between goes on behind the last that was looked at.
 */
@ApplicationScoped
class TellNewlyNamed implements DueWork {

    private static final int PAGE = 500;

    private final NamedAttributes named;
    private final Members members;
    private final TellAttributes tellAttributes;
    private final BusinessClock clock;

    TellNewlyNamed(NamedAttributes named, Members members, TellAttributes tellAttributes, BusinessClock clock) {
        this.named = named;
        this.members = members;
        this.tellAttributes = tellAttributes;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> nextDue() {
        try {
            return untold().isEmpty() ? Optional.empty() : Optional.of(clock.now());
        } catch (NotYetKnown noProgramme) {
            return Optional.empty();
        }
    }

    @Override
    public void runDue(Instant at) {
        for (String name : untold()) {
            boolean more = true;
            while (more) {
                more = QuarkusTransaction.requiringNew().call(() -> tellSome(name, at));
            }
        }
    }

    private SortedSet<String> untold() {
        SortedSet<String> names = new TreeSet<>(tellAttributes.named());
        if (!names.isEmpty()) {
            names.removeAll(named.complete());
        }
        return names;
    }

    /** Whether there may be more. */
    private boolean tellSome(String name, Instant at) {
        String after = named.lock(name);
        // All of them, not only those who have it: somebody may be about to get it and not know of the version yet.
        List<MemberEntity> some = members.after(after, PAGE);
        tellAttributes.tell(some.stream().map(row -> row.pseudonym).toList(), at);
        boolean more = some.size() == PAGE;
        named.write(name, some.isEmpty() ? after : some.getLast().memberId, !more);
        return more;
    }
}
