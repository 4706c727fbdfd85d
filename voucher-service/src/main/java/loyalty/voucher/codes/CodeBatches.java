package loyalty.voucher.codes;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import loyalty.voucher.domain.VoucherCode;

/** The batches of codes: the one way to their table, and from what somebody typed to its batch. */
@ApplicationScoped
public class CodeBatches {

    private final CodeBatchRows rows;
    private final CodeVault vault;
    private final BatchCipher cipher;

    CodeBatches(CodeBatchRows rows, CodeVault vault, BatchCipher cipher) {
        this.rows = rows;
        this.vault = vault;
        this.cipher = cipher;
    }

    /** A batch by the id that its maker chose. */
    public Optional<CodeBatch> named(String batchId) {
        return rows.named(batchId).map(CodeBatches::batch);
    }

    /** The batch of one code that many have, by what somebody typed. */
    public Optional<CodeBatch> byCode(String typed) {
        return rows.byCode(vault.hashes(typed)).map(CodeBatches::batch);
    }

    /** The code of a batch that somebody typed and that is for one member. Reads nothing where it can be of no batch. */
    public Optional<BatchCode> single(String typed) {
        return cipher.places(typed).stream()
                .flatMap(place -> rows.findByIdOptional(place.batch()).stream()
                        .map(CodeBatches::batch)
                        .filter(batch -> batch.contents() instanceof CodeBatch.Singles(long count, String keyId)
                                && keyId.equals(place.keyId())
                                && place.index() < count)
                        .map(batch ->
                                new BatchCode(batch, place.index(), codes(batch).apply(place.index()))))
                .findFirst();
    }

    /** The codes of a batch of which each is for one member, by their places from 0. For one thread. */
    public IntFunction<VoucherCode> codes(CodeBatch batch) {
        if (!(batch.contents() instanceof CodeBatch.Singles(long _, String keyId))) {
            throw new IllegalArgumentException("one code that many have is kept, not made");
        }
        return cipher.maker(keyId, batch.number())::code;
    }

    /** Adds a batch of so many codes; whether its id was free. */
    public boolean add(String batchId, byte[] fingerprint, String campaign, long count, Instant now) {
        CodeBatchEntity row = row(batchId, fingerprint, campaign, cipher.keyId(), now);
        row.codes = count;
        return rows.add(row);
    }

    /** Adds a batch of one code that many have; whether its id and the code were free. */
    public boolean add(String batchId, byte[] fingerprint, String campaign, CodeBatch.Shared shared, Instant now) {
        SealedCode code = shared.code();
        CodeBatchEntity row = row(batchId, fingerprint, campaign, code.keyId(), now);
        row.codeHash = code.hash();
        row.codeCipher = code.cipher();
        row.perMember = shared.perMember();
        row.inTotal = shared.inTotal();
        return rows.add(row);
    }

    private static CodeBatchEntity row(String batchId, byte[] fingerprint, String campaign, String keyId, Instant now) {
        CodeBatchEntity row = new CodeBatchEntity();
        row.batchId = batchId;
        row.bodyHash = fingerprint;
        row.campaign = campaign;
        row.codeKey = keyId;
        row.createdAt = now;
        return row;
    }

    private static CodeBatch batch(CodeBatchEntity row) {
        return new CodeBatch(
                row.batchNo,
                row.batchId,
                row.bodyHash,
                row.campaign,
                row.codes == null ? shared(row) : new CodeBatch.Singles(row.codes, row.codeKey),
                row.createdAt);
    }

    private static CodeBatch.Shared shared(CodeBatchEntity row) {
        return new CodeBatch.Shared(
                new SealedCode(
                        Objects.requireNonNull(row.codeHash), Objects.requireNonNull(row.codeCipher), row.codeKey),
                row.perMember,
                row.inTotal);
    }
}
