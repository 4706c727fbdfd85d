package loyalty.voucher.till;

import java.util.Objects;
import loyalty.programme.wallet.VoucherTemplate;
import loyalty.voucher.codes.CodeBatch;
import loyalty.voucher.vouchers.InAll;
import org.jspecify.annotations.Nullable;

/**
 * A code that many have, whoever made it.
 *
 * @param template what it brings
 * @param code as it was made
 * @param cause with what the cause of every voucher begins that it brought
 * @param perMember how often a member can use it; null for any number
 * @param inAll how often all together can; null for any number
 * @param stockKey under what that is counted
 * @param batch the number of the batch whose code it is; null when it stands in the programme file
 */
record SharedCode(
        VoucherTemplate template,
        String code,
        String cause,
        @Nullable Integer perMember,
        @Nullable InAll inAll,
        String stockKey,
        @Nullable Integer batch) {

    /** The code of a programme file. */
    static SharedCode of(VoucherTemplate template) {
        return new SharedCode(
                template,
                Objects.requireNonNull(template.code()),
                "code:" + template.id() + ":",
                template.limit().perMember(),
                template.limit().isOfAll() ? InAll.of(template) : null,
                template.stockKey(),
                null);
    }

    /** The code of a batch. */
    static SharedCode of(CodeBatch batch, CodeBatch.Shared limits, String code, VoucherTemplate template) {
        Long inTotal = limits.inTotal();
        return new SharedCode(
                template,
                code,
                batch.cause(),
                limits.perMember(),
                inTotal == null ? null : InAll.number(inTotal),
                batch.stockKey(),
                batch.number());
    }
}
