package loyalty.points.byhibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.points.domain.account.Lot;
import loyalty.points.domain.account.Renewal;
import org.jspecify.annotations.Nullable;

/** A row of {@code lot}. */
@Entity
@Table(name = "lot")
class LotRow {

    @EmbeddedId
    Id id;

    @Column
    long points;

    @Column(name = "points_left")
    long left;

    @Column(name = "points_held")
    long held;

    @Column(name = "points_expired")
    long expired;

    @Column
    boolean pending;

    @Column(name = "available_at")
    Instant availableAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column
    @Nullable
    String renewal;

    @Column(name = "next_at")
    @Nullable
    Instant nextAt;

    /** The key of the row. */
    @Embeddable
    record Id(
            @Column Pseudonym pseudonym,
            @Column long seq,
            @Column int part) {}

    static LotRow of(Pseudonym member, Lot lot) {
        LotRow row = new LotRow();
        row.id = new Id(member, lot.seq(), lot.part());
        row.points = lot.points();
        row.left = lot.left();
        row.held = lot.held();
        row.expired = lot.expired();
        row.pending = lot.pending();
        row.availableAt = lot.availableAt();
        row.expiresAt = lot.expiresAt();
        Renewal renewal = lot.renewal();
        row.renewal = renewal == null ? null : renewal.word();
        row.nextAt = lot.nextAt();
        return row;
    }
}
