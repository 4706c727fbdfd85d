package loyalty.voucher.support;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The row of a voucher that support asked for; of a row only the decision is added later. */
@Entity
@Table(name = "voucher_issue")
class VoucherIssueEntity {

    @EmbeddedId
    Id id;

    @Column(name = "body_hash", updatable = false)
    byte[] bodyHash;

    @Column(updatable = false)
    String campaign;

    /** In force when it was asked for. */
    @Column(name = "programme_version", updatable = false)
    String programmeVersion;

    @Column(updatable = false)
    String reason;

    @Column(name = "asked_by", updatable = false)
    String askedBy;

    @Column(name = "asked_at", updatable = false)
    Instant askedAt;

    @Column(name = "needs_approval", updatable = false)
    boolean needsApproval;

    /** A word of {@link loyalty.voucher.domain.Goodwill}. */
    @Column
    String status;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "voucher_id")
    @Nullable
    String voucherId;

    /** The key of the row. */
    @Embeddable
    record Id(
            Pseudonym pseudonym, @Column(name = "issue_id") String issueId) {}
}
