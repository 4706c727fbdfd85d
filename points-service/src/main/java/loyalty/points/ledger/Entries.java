package loyalty.points.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loyalty.database.ManyRows;
import loyalty.database.Row;
import loyalty.events.Pseudonym;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.account.Entry;
import loyalty.points.domain.account.EntryKind;
import org.jspecify.annotations.Nullable;

/** The rows of {@code entry}: the journal. Rows are added, and that is all. */
public final class Entries {

    private static final String COLUMNS = "pseudonym, seq, kind, points, available_after, pending_after, held_after,"
            + " owed_after, lifetime_after, at, placed_at, order_id, programme_version, actor, reason, event_seq, explanation";
    private static final String SELECT = "select " + COLUMNS + " from entry where pseudonym in (:keys)";

    private final ManyRows rows;

    public Entries(ManyRows rows) {
        this.rows = rows;
    }

    /** An entry and whose it is. */
    record MemberEntry(Pseudonym member, Entry entry) {

        private @Nullable Object[] values() {
            Balance after = entry.after();
            Entry.Cause cause = entry.cause();
            return new @Nullable Object[] {
                member,
                entry.seq(),
                entry.kind().word(),
                entry.points(),
                after.available(),
                after.pending(),
                after.held(),
                after.owed(),
                entry.lifetimeEarned(),
                entry.at(),
                cause == null ? null : cause.placedAt(),
                cause == null ? null : cause.orderId(),
                cause == null ? null : cause.programmeVersion(),
                cause == null ? null : cause.actor(),
                cause == null ? null : cause.reason(),
                entry.eventSeq(),
                LedgerJson.write(entry.explanation())
            };
        }
    }

    public void add(List<MemberEntry> entries) {
        List<@Nullable Object[]> values = new ArrayList<>(entries.size());
        entries.forEach(memberEntry -> values.add(memberEntry.values()));
        rows.insert("insert into entry (" + COLUMNS + ")", values);
    }

    /** The newest entries before a number, the newest first. */
    public List<Entry> before(Pseudonym member, long seq, int most) {
        return rows.select(
                SELECT + " and seq < ? order by seq desc limit " + most, List.of(member), Entries::read, seq);
    }

    public Optional<Entry> find(Pseudonym member, long seq) {
        return rows.select(SELECT + " and seq = ?", List.of(member), Entries::read, seq).stream()
                .findFirst();
    }

    /** The last entry posted up to and including an instant. */
    public Optional<Entry> lastBy(Pseudonym member, Instant at) {
        return rows
                .select(SELECT + " and at <= ? order by seq desc limit 1", List.of(member), Entries::read, at)
                .stream()
                .findFirst();
    }

    /** The entries after a number that drew on lots of entries before them, in order. */
    public List<Entry> drawingAfter(Pseudonym member, long seq) {
        return rows.select(
                SELECT + " and seq > ? and kind <> 'earn' order by seq", List.of(member), Entries::read, seq);
    }

    private static Entry read(Row row) {
        Balance after = new Balance(
                row.getLong("available_after"),
                row.getLong("pending_after"),
                row.getLong("held_after"),
                row.getLong("owed_after"));
        String actor = row.getString("actor");
        return new Entry(
                row.getLong("seq"),
                EntryKind.of(row.getString("kind")),
                row.getLong("points"),
                after,
                row.getLong("lifetime_after"),
                row.instant("at"),
                actor == null
                        ? null
                        : new Entry.Cause(
                                row.getString("order_id"),
                                row.instantOrNull("placed_at"),
                                row.getString("programme_version"),
                                actor,
                                row.getString("reason")),
                row.longOrNull("event_seq"),
                LedgerJson.explanation(row.getString("explanation")));
    }
}
