package loyalty.voucher.exchange;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The row of an exchange that is under way or done; one that is abandoned leaves none. */
@Entity
@Table(name = "exchange")
class ExchangeEntity {

    @Id
    @Column(name = "exchange_id")
    String exchangeId;

    @Column
    Pseudonym pseudonym;

    @Column(name = "body_hash")
    byte[] bodyHash;

    @Column
    String reward;

    @Column(name = "programme_version")
    String programmeVersion;

    @Column
    long points;

    /** Whether it counts in the stock of its reward. */
    @Column
    boolean limited;

    @Column(name = "hold_id")
    String holdId;

    /** A word of {@link loyalty.voucher.domain.Exchange}. */
    @Column
    String status;

    @Column(name = "voucher_id")
    @Nullable
    String voucherId;

    @Column(name = "asked_at")
    Instant askedAt;

    /** Real time: from then on anybody may end it. */
    @Column(name = "resume_at")
    @Nullable
    Instant resumeAt;
}
