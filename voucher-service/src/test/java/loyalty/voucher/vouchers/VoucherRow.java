package loyalty.voucher.vouchers;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.voucher.codes.SealedCode;
import loyalty.voucher.domain.Voucher;
import org.jspecify.annotations.Nullable;

/** A row of {@code voucher}; what has a default is left to the database, as the insert by hand does. */
@Entity
@Table(name = "voucher")
class VoucherRow {

    @EmbeddedId
    Id id;

    @Column
    String template;

    @Column(name = "programme_version")
    String programmeVersion;

    @Column
    String kind;

    @Column
    @Nullable
    BigDecimal amount;

    @Column
    String currency;

    @Column
    String cause;

    @Column(name = "issued_at")
    Instant issuedAt;

    @Column(name = "valid_from")
    Instant validFrom;

    @Column(name = "valid_until")
    Instant validUntil;

    @Column
    String status;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "left_over")
    @Nullable
    BigDecimal left;

    @Column(name = "code_hash")
    byte[] codeHash;

    @Column(name = "code_cipher")
    byte[] codeCipher;

    @Column(name = "code_key")
    String codeKey;

    @Column(name = "caused_at")
    @Nullable
    Instant causedAt;

    @Column(name = "issued_until", insertable = false)
    @Nullable
    Instant issuedUntil;

    @Column(name = "redemption_id", insertable = false)
    @Nullable
    String redemptionId;

    @Column(name = "reserved_until", insertable = false)
    @Nullable
    Instant reservedUntil;

    @Column(insertable = false)
    boolean revoked;

    /** The key of the row. */
    @Embeddable
    record Id(
            @Column Pseudonym pseudonym,
            @Column(name = "voucher_id") String voucherId) {}

    static VoucherRow of(VoucherIssue issue, SealedCode code) {
        VoucherTerms terms = issue.terms();
        Voucher life = issue.life();
        VoucherRow row = new VoucherRow();
        row.id = new Id(issue.member(), issue.voucherId());
        row.template = terms.template();
        row.programmeVersion = terms.programmeVersion();
        row.kind = terms.kind();
        row.amount = terms.value();
        row.currency = terms.currency();
        row.cause = terms.cause();
        row.issuedAt = issue.at();
        row.validFrom = issue.validity().from();
        row.validUntil = issue.validity().until();
        row.status = life.status();
        row.dueAt = life.dueAt();
        row.left = terms.leftAtFirst();
        row.codeHash = code.hash();
        row.codeCipher = code.cipher();
        row.codeKey = code.keyId();
        row.causedAt = issue.causedAt();
        return row;
    }
}
