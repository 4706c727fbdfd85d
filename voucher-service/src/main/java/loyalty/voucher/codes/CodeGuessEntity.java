package loyalty.voucher.codes;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import loyalty.events.Pseudonym;

/** The row of how many codes somebody tried in a minute that they could not use. */
@Entity
@Table(name = "code_guess")
class CodeGuessEntity {

    @EmbeddedId
    Id id;

    @Column
    long misses;

    /**
     * The key of the row.
     *
     * @param kind whose guesses: caller or member
     * @param minute of real time, UTC
     */
    @Embeddable
    record Id(
            @Column String kind,
            @Column Pseudonym subject,
            @Column LocalDateTime minute) {}
}
