package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.PassedVouchers;

/**
 * Codes that bring a voucher to who types them in: those that many have, those of batches that nobody has claimed, and those
 * of vouchers that may be passed on.
 */
@ApplicationScoped
public class OpenCodes {

    private final SharedCodes shared;
    private final SingleCodes single;
    private final PassedVouchers passed;

    OpenCodes(SharedCodes shared, SingleCodes single, PassedVouchers passed) {
        this.shared = shared;
        this.single = single;
        this.passed = passed;
    }

    /** Whose wallets have to be locked beside a member's, so that they may use some codes. */
    public Set<Pseudonym> owners(Pseudonym member, List<String> typed, Instant now) {
        return passed.owners(member, typed, now);
    }

    /** Whether typing it in would bring a voucher, as far as its limits allow. Not asked within a transaction. */
    boolean isOne(Pseudonym member, String typed, Instant now) {
        return shared.isOne(typed, now)
                || single.isFree(typed, now)
                || passed.unused(member, typed, now).isPresent()
                || !passed.owners(member, List.of(typed), now).isEmpty();
    }

    /** The voucher that a member got with a code that many have or somebody passed on, and has not used. */
    Optional<MemberVoucher> unused(Pseudonym member, String typed, Instant now) {
        return shared.unused(member, typed, now).or(() -> passed.unused(member, typed, now));
    }

    /** Gives the member of a wallet the vouchers of the codes that they typed and have none of, within the limits. */
    public Outcome<LockedWallet> claim(List<String> typed, LockedWallet wallet) {
        return passed.claim(typed, wallet)
                .then(_ -> shared.claim(typed, wallet))
                .then(_ -> single.claim(typed, wallet));
    }
}
