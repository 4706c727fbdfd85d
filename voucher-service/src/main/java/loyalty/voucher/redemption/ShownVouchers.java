package loyalty.voucher.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loyalty.events.Pseudonym;
import loyalty.programme.Offer;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Usability;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.holder.Holders;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.Vouchers;

/**
 * Finds the vouchers that codes belong to. A code that is unknown, another's, used, ended or taken is refused without
 * a word which of these it is; why a voucher does not fit the basket is told, because it is then the member's own.
 */
@ApplicationScoped
class ShownVouchers {

    /** A code that cannot be used, without a word why. */
    static final Rejection CODE_NOT_USABLE = new Rejection.VoucherNotUsable(null);

    private final Vouchers vouchers;
    private final Holders holders;
    private final KnownProgrammes programmes;

    ShownVouchers(Vouchers vouchers, Holders holders, KnownProgrammes programmes) {
        this.vouchers = vouchers;
        this.holders = holders;
        this.programmes = programmes;
    }

    /** Whether every code is that of a free voucher of the member's. */
    boolean areFree(Pseudonym member, List<String> codes, Instant now) {
        return codes.stream().allMatch(code -> free(member, code, now).isPresent());
    }

    /** Whether a code is nobody's, or another member's: guessed, not shown from a wallet. */
    boolean areGuessed(Pseudonym member, List<String> codes) {
        return !codes.stream()
                .allMatch(code -> vouchers.byCode(code)
                        .filter(voucher -> voucher.member().equals(member))
                        .isPresent());
    }

    /** The vouchers of a member who is locked, or why one of them cannot be used on the basket. */
    Outcome<List<ShownVoucher>> usable(RedemptionTerms asked, LockedWallet wallet, Programme inForce) {
        Usability.Shopper shopper =
                new Usability.Shopper(holders.tierOf(wallet.member(), inForce), holders.ordersOf(wallet.member()));
        List<ShownVoucher> shown = new ArrayList<>();
        for (String code : asked.codes()) {
            Optional<ShownVoucher> free = free(wallet.member(), code, wallet.now());
            if (free.isEmpty()) {
                return Outcome.refused(CODE_NOT_USABLE);
            }
            shown.add(free.get());
            Optional<Usability.Reason> against = Usability.against(free.get().offer(), asked.basket(), shopper)
                    .or(() -> Usability.among(
                            shown.stream().map(ShownVoucher::offer).toList()));
            if (against.isPresent()) {
                return Outcome.refused(new Rejection.VoucherNotUsable(against.get()));
            }
        }
        return Outcome.done(shown);
    }

    private Optional<ShownVoucher> free(Pseudonym member, String code, Instant now) {
        return vouchers.byCode(code)
                .filter(voucher -> voucher.member().equals(member))
                .flatMap(voucher -> voucher.life().at(now) instanceof Voucher.Issued life
                        ? Optional.of(new ShownVoucher(voucher, life, offer(voucher)))
                        : Optional.empty());
    }

    private Offer offer(MemberVoucher voucher) {
        return programmes
                .named(voucher.issue().terms().programmeVersion())
                .offer(voucher.issue().terms().template())
                .orElseThrow();
    }
}
