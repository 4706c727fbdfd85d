package loyalty.tier.directory;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import loyalty.events.Pseudonym;

/** The row of an identifier, and whose it is. */
@Entity
@Table(name = "member_identifier")
class IdentifierEntity {

    @EmbeddedId
    IdentifierKey id;

    Pseudonym pseudonym;

    IdentifierEntity() {}

    IdentifierEntity(IdentifierKey id, Pseudonym pseudonym) {
        this.id = id;
        this.pseudonym = pseudonym;
    }
}
