package loyalty.voucher.batches;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import loyalty.voucher.codes.CodeBatch;
import loyalty.voucher.codes.CodeBatches;
import loyalty.voucher.codes.CodeVault;
import loyalty.voucher.vouchers.CodeClaims;

/** Batches as marketing sees them. */
@ApplicationScoped
class BatchViews {

    private final CodeBatches batches;
    private final CodeVault vault;
    private final CodeClaims claims;

    BatchViews(CodeBatches batches, CodeVault vault, CodeClaims claims) {
        this.batches = batches;
        this.vault = vault;
        this.claims = claims;
    }

    /** A batch as it is now. */
    Optional<BatchView> find(String batchId) {
        return batches.named(batchId).map(batch -> view(batch, claims.of(batch.number())));
    }

    /** A batch as it was made, which every repetition of its request tells. */
    BatchView made(CodeBatch batch) {
        return view(batch, CodeClaims.Gone.NOTHING);
    }

    private BatchView view(CodeBatch batch, CodeClaims.Gone gone) {
        return switch (batch.contents()) {
            case CodeBatch.Singles(long count, String _) ->
                new BatchView(
                        batch.batchId(),
                        batch.campaign(),
                        count,
                        null,
                        null,
                        null,
                        batch.createdAt(),
                        gone.claimed(),
                        gone.used());
            case CodeBatch.Shared shared ->
                new BatchView(
                        batch.batchId(),
                        batch.campaign(),
                        null,
                        vault.open(shared.code()),
                        shared.perMember(),
                        shared.inTotal(),
                        batch.createdAt(),
                        gone.claimed(),
                        gone.used());
        };
    }
}
