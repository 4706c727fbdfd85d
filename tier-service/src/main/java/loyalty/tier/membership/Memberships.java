package loyalty.tier.membership;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import loyalty.database.Database;
import loyalty.database.MemberLock;
import loyalty.events.Pseudonym;
import loyalty.tier.domain.TierStatus;
import org.jspecify.annotations.Nullable;

/** The tier status of members as it was last reviewed; whoever changes something of a member holds the lock on the row. */
@ApplicationScoped
public class Memberships {

    // As an upsert the rows, which are there and locked, travel as one statement, however many they are (ADR 0047).
    private static final String WRITE =
            "insert into membership (pseudonym, tier, since, valid_until, due_at, event_seq)";
    private static final String OVER = """
             on duplicate key update tier = values(tier), since = values(since), valid_until = values(valid_until),
              due_at = values(due_at), event_seq = values(event_seq)""";

    private final Database database;
    private final MembershipRows rows;
    private final MemberLock lock;

    Memberships(MembershipRows rows, Database database) {
        this.rows = rows;
        this.database = database;
        this.lock = new MemberLock(database, "membership");
    }

    /**
     * What a review found out about a member.
     *
     * @param main the tier status on the ladder by which rates go
     * @param dueAt when time alone changes something on any ladder
     */
    public record Reviewed(TierStatus main, @Nullable Instant dueAt) {}

    /** Locks members until the end of the transaction. Gives how many events were published about each. */
    public SortedMap<Pseudonym, Long> lock(SortedSet<Pseudonym> members) {
        return lock.lock(members);
    }

    /** Writes how many events were published about members who are locked. */
    public void count(Map<Pseudonym, Long> sequences) {
        lock.count(sequences);
    }

    /** Writes what was found out about members who are locked, and how many events were published about them. */
    public void write(Map<Pseudonym, Reviewed> reviewed, Map<Pseudonym, Long> sequences) {
        database.change(statements -> statements.insert(
                WRITE,
                OVER,
                reviewed.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue(), sequences))
                        .toList()));
    }

    private static @Nullable Object[] row(Pseudonym member, Reviewed reviewed, Map<Pseudonym, Long> sequences) {
        TierStatus main = reviewed.main();
        return new @Nullable Object[] {
            member, main.tier(), main.since(), main.validUntil(), reviewed.dueAt(), sequences.getOrDefault(member, 0L)
        };
    }

    /** Has members reviewed again as soon as the clock allows. */
    public void reviewAt(Instant at, Collection<Pseudonym> members) {
        if (!members.isEmpty()) {
            rows.reviewAt(at, members);
        }
    }

    /** The earliest instant at which time alone changes somebody's tier. */
    public Optional<Instant> nextDue() {
        return rows.nextDue();
    }

    /** Some of the members for whom something is due. */
    public List<Pseudonym> dueUpTo(Instant at, int limit) {
        return rows.dueUpTo(at, limit);
    }
}
