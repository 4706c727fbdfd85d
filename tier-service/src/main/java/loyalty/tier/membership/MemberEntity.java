package loyalty.tier.membership;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The row of a person; what else names somebody in the system are the rows by which the directory finds them. */
@Entity
@Table(name = "member")
public class MemberEntity {

    private static final Pseudonym NOBODY = new Pseudonym("0".repeat(32));

    @Id
    @Column(name = "member_id")
    public String memberId;

    @Column(updatable = false)
    public Pseudonym pseudonym;

    @Nullable
    public String name;

    @Nullable
    public String email;

    @Column(name = "birth_date")
    @Nullable
    public LocalDate birthDate;

    /** Whether there ever was one: who took theirs back and gives another has changed it. */
    @Column(name = "birth_date_given")
    public boolean birthDateGiven;

    /** When the member last gave another one themselves. */
    @Column(name = "birth_date_changed_at")
    @Nullable
    public Instant birthDateChangedAt;

    @Column(name = "time_zone")
    @Nullable
    public String timeZone;

    @Nullable
    public String locale;

    @Nullable
    public String country;

    @Column(name = "joined_on")
    public LocalDate joinedOn;

    /** JSON, string by name. */
    public String attributes;

    @Column(name = "attributes_from")
    public LocalDate attributesFrom;

    /** JSON, a list of identifiers; null where there are none. */
    @Nullable
    public String identifiers;

    /** JSON, a list of consents. */
    public String consents;

    @Column(name = "enrolled_at", updatable = false)
    public Instant enrolledAt;

    @Version
    public long revision;

    MemberEntity() {
        this("", NOBODY, Instant.EPOCH);
    }

    public MemberEntity(String memberId, Pseudonym pseudonym, Instant enrolledAt) {
        this.memberId = memberId;
        this.pseudonym = pseudonym;
        this.enrolledAt = enrolledAt;
        this.joinedOn = LocalDate.EPOCH;
        this.attributes = "{}";
        this.attributesFrom = LocalDate.EPOCH;
        this.consents = "[]";
    }
}
