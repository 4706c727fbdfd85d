package loyalty.voucher.codes;

import loyalty.voucher.domain.VoucherCode;

/**
 * A code of a batch, each of which is for one member.
 *
 * @param index its place in the batch, from 0
 */
public record BatchCode(CodeBatch batch, int index, VoucherCode code) {}
