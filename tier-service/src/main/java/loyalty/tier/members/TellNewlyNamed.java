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
import loyalty.database.Database;
import loyalty.events.Pseudonym;
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

    private static final String COMPLETE = "select name from attribute_named where complete";
    private static final String LOOKED_AT = "select told_up_to from attribute_named where name = ? for update";
    private static final String LOOKED = "insert into attribute_named (name, told_up_to, complete) values (?, ?, ?)"
            + " on duplicate key update told_up_to = values(told_up_to), complete = values(complete)";

    private final Database database;
    private final Members members;
    private final TellAttributes tellAttributes;
    private final BusinessClock clock;

    TellNewlyNamed(Database database, Members members, TellAttributes tellAttributes, BusinessClock clock) {
        this.database = database;
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
            names.removeAll(database.read(COMPLETE, row -> row.getString("name")));
        }
        return names;
    }

    /** Whether there may be more. */
    private boolean tellSome(String name, Instant at) {
        String after = database.read(LOOKED_AT, row -> row.getString("told_up_to"), name).stream()
                .findFirst()
                .orElse("");
        // All of them, not only those who have it: somebody may be about to get it and not know of the version yet.
        List<MemberEntity> some = members.after(after, PAGE);
        tellAttributes.tell(
                some.stream().map(row -> Pseudonym.of(row.pseudonym)).toList(), at);
        boolean more = some.size() == PAGE;
        database.execute(LOOKED, name, some.isEmpty() ? after : some.getLast().memberId, !more);
        return more;
    }
}
