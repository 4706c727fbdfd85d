package loyalty.tier.membership;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The row of the tier status of a member as it was last reviewed; whoever writes it holds the lock on it. */
@Entity
@Table(name = "membership")
class MembershipEntity {

    @Id
    Pseudonym pseudonym;

    /** Null until a programme is known. */
    @Column
    @Nullable
    String tier;

    @Column
    @Nullable
    Instant since;

    @Column(name = "valid_until")
    @Nullable
    Instant validUntil;

    /** When time alone changes something. */
    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    /** How many events this service published about the member. */
    @Column(name = "event_seq")
    long eventSeq;
}
