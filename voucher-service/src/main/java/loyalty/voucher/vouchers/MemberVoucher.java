package loyalty.voucher.vouchers;

import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.voucher.codes.SealedCode;
import loyalty.voucher.domain.Voucher;
import org.jspecify.annotations.Nullable;

/**
 * A voucher of a member.
 *
 * @param life where it stands, as last written; time may have moved on
 */
public record MemberVoucher(VoucherIssue issue, Voucher life, SealedCode code) {

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
        return new MemberVoucher(issue, after, code);
    }
}
