package loyalty.tier.members;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import loyalty.events.Pseudonym;

/** The row of what was told of somebody's attributes; append-only. */
@Entity
@Table(name = "attributes_told")
class AttributesToldEntity {

    @EmbeddedId
    Id id;

    @Column(name = "from_day")
    LocalDate fromDay;

    /** JSON, string by name: those that a version named then. */
    @Column
    String attributes;

    @Column(name = "told_at")
    Instant toldAt;

    /** The key of the row. */
    @Embeddable
    record Id(
            Pseudonym pseudonym, @Column(name = "event_seq") long eventSeq) {}
}
