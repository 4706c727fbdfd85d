package loyalty.voucher.codes;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.longOrNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import loyalty.database.Database;
import loyalty.database.ManyRows;
import loyalty.voucher.domain.VoucherCode;
import org.jspecify.annotations.Nullable;

/** The batches of codes: the one way to their table, and from what somebody typed to its batch. */
@ApplicationScoped
public class CodeBatches {

    private static final String ADD = """
            insert ignore into code_batch (batch_id, body_hash, campaign, codes, code_key, code_hash, code_cipher,
                per_member, in_total, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String BY_ID = "select * from code_batch where batch_id = ?";
    private static final String BY_NUMBER = "select * from code_batch where batch_no = ?";
    private static final String BY_CODE = "select * from code_batch where code_hash in (:keys)";

    private static final ManyRows.Reading<CodeBatch> BATCH = row -> {
        Long count = longOrNull(row, "codes");
        String keyId = row.getString("code_key");
        Long perMember = longOrNull(row, "per_member");
        return new CodeBatch(
                row.getInt("batch_no"),
                row.getString("batch_id"),
                row.getBytes("body_hash"),
                row.getString("campaign"),
                count == null
                        ? new CodeBatch.Shared(
                                new SealedCode(row.getBytes("code_hash"), row.getBytes("code_cipher"), keyId),
                                perMember == null ? null : perMember.intValue(),
                                longOrNull(row, "in_total"))
                        : new CodeBatch.Singles(count, keyId),
                instant(row, "created_at"));
    };

    private final Database database;
    private final CodeVault vault;
    private final BatchCipher cipher;

    CodeBatches(Database database, CodeVault vault, BatchCipher cipher) {
        this.database = database;
        this.vault = vault;
        this.cipher = cipher;
    }

    /** A batch by the id that its maker chose. */
    public Optional<CodeBatch> find(String batchId) {
        return database.read(BY_ID, BATCH, batchId).stream().findFirst();
    }

    /** The batch of one code that many have, by what somebody typed. */
    public Optional<CodeBatch> byCode(String typed) {
        return database.ask(rows -> rows.select(BY_CODE, vault.hashes(typed), BATCH)).stream()
                .findFirst();
    }

    /** The code of a batch that somebody typed and that is for one member. Reads nothing where it can be of no batch. */
    public Optional<BatchCode> single(String typed) {
        return cipher.places(typed).stream()
                .flatMap(place -> database.read(BY_NUMBER, BATCH, place.batch()).stream()
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
        return insert(batchId, fingerprint, campaign, count, cipher.keyId(), null, null, null, null, now);
    }

    /** Adds a batch of one code that many have; whether its id and the code were free. */
    public boolean add(String batchId, byte[] fingerprint, String campaign, CodeBatch.Shared shared, Instant now) {
        SealedCode code = shared.code();
        return insert(
                batchId,
                fingerprint,
                campaign,
                null,
                code.keyId(),
                code.hash(),
                code.cipher(),
                shared.perMember(),
                shared.inTotal(),
                now);
    }

    private boolean insert(@Nullable Object... values) {
        return database.execute(ADD, values) == 1;
    }
}
