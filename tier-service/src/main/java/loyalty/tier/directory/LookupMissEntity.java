package loyalty.tier.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import loyalty.events.Pseudonym;

/** The row of how many identifiers a caller looked for in a minute that are nobody's. */
@Entity
@Table(name = "lookup_miss")
class LookupMissEntity {

    @EmbeddedId
    Id id;

    @Column
    long misses;

    /**
     * The key of the row.
     *
     * @param minute of real time, UTC
     */
    @Embeddable
    record Id(@Column Pseudonym caller, @Column LocalDateTime minute) {}
}
