package loyalty.tier.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The row of a person; the only one in the system that names somebody. */
@Entity
@Table(name = "member")
class MemberEntity {

    @Id
    @Column(name = "member_id")
    String memberId;

    @Column(updatable = false)
    byte[] pseudonym;

    @Nullable
    String name;

    @Nullable
    String email;

    @Column(name = "birth_date")
    @Nullable
    LocalDate birthDate;

    @Column(name = "time_zone")
    @Nullable
    String timeZone;

    @Nullable
    String locale;

    @Nullable
    String country;

    @Column(name = "joined_on")
    LocalDate joinedOn;

    /** JSON, string by name. */
    String attributes;

    /** JSON, a list of consents. */
    String consents;

    @Column(name = "enrolled_at", updatable = false)
    Instant enrolledAt;

    @Version
    long revision;

    MemberEntity() {
        this("", new byte[0], Instant.EPOCH);
    }

    MemberEntity(String memberId, byte[] pseudonym, Instant enrolledAt) {
        this.memberId = memberId;
        this.pseudonym = pseudonym;
        this.enrolledAt = enrolledAt;
        this.joinedOn = LocalDate.EPOCH;
        this.attributes = "{}";
        this.consents = "[]";
    }
}
