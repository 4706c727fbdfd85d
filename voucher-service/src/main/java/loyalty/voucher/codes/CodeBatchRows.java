package loyalty.voucher.codes;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Optional;

/** The table {@code code_batch}; of its rows none is ever changed. */
@ApplicationScoped
class CodeBatchRows implements PanacheRepositoryBase<CodeBatchEntity, Integer> {

    // The number is the database's, and who comes second with an id or with a code must not fail for it.
    private static final String ADD = """
            insert ignore into code_batch (batch_id, body_hash, campaign, codes, code_key, code_hash, code_cipher,
                per_member, in_total, created_at)
            values (:batchId, :bodyHash, :campaign, :codes, :key, :hash, :cipher, :perMember, :inTotal, :createdAt)""";

    /** Whether its id and its code were free. */
    @Transactional
    boolean add(CodeBatchEntity row) {
        return getSession()
                        .createNativeMutationQuery(ADD)
                        .setParameter("batchId", row.batchId)
                        .setParameter("bodyHash", row.bodyHash)
                        .setParameter("campaign", row.campaign)
                        .setParameter("codes", row.codes, Long.class)
                        .setParameter("key", row.codeKey)
                        .setParameter("hash", row.codeHash, byte[].class)
                        .setParameter("cipher", row.codeCipher, byte[].class)
                        .setParameter("perMember", row.perMember, Integer.class)
                        .setParameter("inTotal", row.inTotal, Long.class)
                        .setParameter("createdAt", row.createdAt)
                        .executeUpdate()
                == 1;
    }

    Optional<CodeBatchEntity> named(String batchId) {
        return find("batchId", batchId).firstResultOptional();
    }

    Optional<CodeBatchEntity> byCode(Collection<byte[]> hashes) {
        return find("codeHash in ?1", hashes).firstResultOptional();
    }
}
