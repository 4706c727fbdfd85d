package loyalty.voucher.batches;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch.
 *
 * @param count how many codes, each for one member; null for one code that many have
 * @param code that one; null for many
 * @param claimed how many vouchers the codes became
 * @param used how many of these are used
 */
record BatchView(
        String batchId,
        String campaign,
        @Nullable Long count,
        @Nullable String code,
        @Nullable Integer perMember,
        @Nullable Long inTotal,
        Instant createdAt,
        long claimed,
        long used) {}
