package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.vouchers.MemberVoucher;

/** Codes that bring a voucher to who types them in: those that many have, and those of batches that nobody has claimed. */
@ApplicationScoped
public class OpenCodes {

    private final SharedCodes shared;
    private final SingleCodes single;

    OpenCodes(SharedCodes shared, SingleCodes single) {
        this.shared = shared;
        this.single = single;
    }

    /** Whether typing it in would bring a voucher, as far as its limits allow. Not asked within a transaction. */
    boolean isOne(String typed, Instant now) {
        return shared.isOne(typed, now) || single.isFree(typed, now);
    }

    /** The voucher that a member got with a code that many have, and has not used. */
    Optional<MemberVoucher> unused(Pseudonym member, String typed, Instant now) {
        return shared.unused(member, typed, now);
    }

    /** Gives the member of a wallet the vouchers of the codes that they typed and have none of, within the limits. */
    public Outcome<LockedWallet> claim(List<String> typed, LockedWallet wallet) {
        return shared.claim(typed, wallet).then(_ -> single.claim(typed, wallet));
    }
}
