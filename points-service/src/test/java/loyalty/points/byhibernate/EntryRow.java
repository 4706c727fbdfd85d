package loyalty.points.byhibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.points.domain.account.Entry;
import loyalty.points.ledger.BalanceAfter;
import loyalty.points.ledger.LedgerJson;
import org.jspecify.annotations.Nullable;

/** A row of {@code entry}. */
@Entity
@Table(name = "entry")
class EntryRow {

    @EmbeddedId
    Id id;

    @Column
    String kind;

    @Column
    long points;

    @Embedded
    BalanceAfter after;

    @Column(name = "lifetime_after")
    long lifetimeAfter;

    @Column
    Instant at;

    @Column(name = "placed_at")
    @Nullable
    Instant placedAt;

    @Column(name = "order_id")
    @Nullable
    String orderId;

    @Column(name = "programme_version")
    @Nullable
    String programmeVersion;

    @Column
    @Nullable
    String actor;

    @Column
    @Nullable
    String reason;

    @Column(name = "event_seq")
    @Nullable
    Long eventSeq;

    @Column
    String explanation;

    /** The key of the row. */
    @Embeddable
    record Id(@Column Pseudonym pseudonym, @Column long seq) {}

    static EntryRow of(Pseudonym member, Entry entry) {
        EntryRow row = new EntryRow();
        row.id = new Id(member, entry.seq());
        row.kind = entry.kind().word();
        row.points = entry.points();
        row.after = BalanceAfter.of(entry.after());
        row.lifetimeAfter = entry.lifetimeEarned();
        row.at = entry.at();
        row.eventSeq = entry.eventSeq();
        row.explanation = LedgerJson.write(entry.explanation());
        Entry.Cause cause = entry.cause();
        if (cause != null) {
            row.placedAt = cause.placedAt();
            row.orderId = cause.orderId();
            row.programmeVersion = cause.programmeVersion();
            row.actor = cause.actor();
            row.reason = cause.reason();
        }
        return row;
    }
}
