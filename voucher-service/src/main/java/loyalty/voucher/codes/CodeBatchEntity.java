package loyalty.voucher.codes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a batch of codes; the database gives it its number, and it never changes. */
@Entity
@Table(name = "code_batch")
class CodeBatchEntity {

    @Id
    @Column(name = "batch_no")
    int batchNo;

    @Column(name = "batch_id")
    String batchId;

    @Column(name = "body_hash")
    byte[] bodyHash;

    @Column
    String campaign;

    /** How many, each for one member; null for one that many have. */
    @Column
    @Nullable
    Long codes;

    /** The key that the codes are made with, or the one code kept under. */
    @Column(name = "code_key")
    String codeKey;

    /** Of a code that many have. */
    @Column(name = "code_hash")
    byte @Nullable [] codeHash;

    @Column(name = "code_cipher")
    byte @Nullable [] codeCipher;

    @Column(name = "per_member")
    @Nullable
    Integer perMember;

    @Column(name = "in_total")
    @Nullable
    Long inTotal;

    @Column(name = "created_at")
    Instant createdAt;
}
