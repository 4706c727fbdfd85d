package loyalty.voucher.vouchers;

import java.math.BigDecimal;
import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.voucher.codes.SealedCode;
import loyalty.voucher.domain.Voucher;
import org.jspecify.annotations.Nullable;

/**
 * A voucher of a member.
 *
 * @param life where it stands, as last written; time may have moved on
 * @param left of a credit, what is not spent, in money; null for other kinds
 */
public record MemberVoucher(
        VoucherIssue issue, Voucher life, @Nullable BigDecimal left, SealedCode code) {

    /** Whose it is. */
    public Pseudonym member() {
        return issue.member();
    }

    /** Its id. */
    public String voucherId() {
        return issue.voucherId();
    }

    /** Its end when it was issued, if that was moved since. */
    @Nullable
    Instant issuedUntil() {
        Instant first = issue.validity().until();
        return first.equals(life.validity().until()) ? null : first;
    }

    /** The same voucher after a move. */
    public MemberVoucher moved(Voucher after) {
        return moved(after, left);
    }

    /** The same voucher after a move that may have spent a part of it. */
    public MemberVoucher moved(Voucher after, @Nullable BigDecimal leftAfter) {
        return new MemberVoucher(issue, after, leftAfter, code);
    }

    /** What it is worth, in money or per cent, by kind: of a credit, what is left; null where the kind has no value. */
    public @Nullable BigDecimal value() {
        return left == null ? issue.terms().value() : left;
    }
}
