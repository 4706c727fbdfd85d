package loyalty.tier.members;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import loyalty.events.Pseudonym;

/** The row of an enrolment; append-only. */
@Entity
@Table(name = "enrolment")
class EnrolmentEntity {

    @Id
    Pseudonym pseudonym;

    @Column(name = "event_seq")
    long eventSeq;

    @Column(name = "enrolled_at")
    Instant enrolledAt;

    @Column(name = "joined_on")
    LocalDate joinedOn;
}
