package loyalty.voucher.batches;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntFunction;
import loyalty.voucher.codes.CodeBatch;
import loyalty.voucher.codes.CodeBatches;
import loyalty.voucher.codes.CodeVault;
import loyalty.voucher.domain.VoucherCode;

/** The codes of a batch as a file, one a line, the same whenever it is asked for; made while it is sent, and never held. */
@ApplicationScoped
class CodeFiles {

    private static final int BUFFER_BYTES = 1 << 16;

    private final CodeBatches batches;
    private final CodeVault vault;

    CodeFiles(CodeBatches batches, CodeVault vault) {
        this.batches = batches;
        this.vault = vault;
    }

    /** The file of a batch, if there is such a batch. */
    Optional<StreamingOutput> find(String batchId) {
        return batches.named(batchId).map(batch -> switch (batch.contents()) {
            case CodeBatch.Singles(long count, String _) -> lines(count, batches.codes(batch));
            case CodeBatch.Shared shared -> lines(1, _ -> new VoucherCode(vault.open(shared.code())));
        });
    }

    private static StreamingOutput lines(long count, IntFunction<VoucherCode> codes) {
        return out -> {
            OutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
            for (int i = 0; i < count; i++) {
                buffered.write((codes.apply(i).text() + '\n').getBytes(StandardCharsets.US_ASCII));
            }
            buffered.flush();
        };
    }
}
