package loyalty.voucher.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loyalty.events.Pseudonym;
import loyalty.programme.Offer;
import loyalty.programme.Programme;
import loyalty.programme.news.KnownProgrammes;
import loyalty.voucher.Rejections;
import loyalty.voucher.codes.CodeVault;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Till;
import loyalty.voucher.domain.Usability;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.holder.Holders;
import loyalty.voucher.vouchers.Vouchers;
import org.jspecify.annotations.Nullable;

/**
 * Finds the vouchers that codes belong to. A code that is unknown, another's, used, ended or taken is refused without
 * a word which of these it is; why a voucher does not fit the basket is told, because it is then the member's own.
 */
@ApplicationScoped
class ShownVouchers {

    private final Vouchers vouchers;
    private final CodeVault codes;
    private final Holders holders;
    private final KnownProgrammes programmes;

    ShownVouchers(Vouchers vouchers, CodeVault codes, Holders holders, KnownProgrammes programmes) {
        this.vouchers = vouchers;
        this.codes = codes;
        this.holders = holders;
        this.programmes = programmes;
    }

    /** @throws loyalty.api.ProblemException 409 when a code is not a free voucher of the member's */
    void requireFree(Pseudonym member, List<String> typed, Instant now) {
        typed.forEach(code -> free(member, code, now));
    }

    /**
     * The vouchers, of a member who is locked.
     *
     * @throws loyalty.api.ProblemException 409 when one cannot be used on the basket
     */
    List<Till.Shown> usable(Pseudonym member, RedemptionCheck.Asked asked, Instant now, Programme inForce) {
        Usability.Shopper shopper = new Usability.Shopper(holders.tierOf(member, inForce), holders.ordersOf(member));
        List<Till.Shown> shown = new ArrayList<>();
        for (String code : asked.codes()) {
            Vouchers.Row row = free(member, code, now);
            Offer offer = programmes
                    .named(row.programmeVersion())
                    .offer(row.template())
                    .orElseThrow();
            shown.add(new Till.Shown(row.voucherId(), offer));
            Usability.against(offer, asked.basket(), shopper)
                    .or(() -> Usability.among(
                            shown.stream().map(Till.Shown::offer).toList()))
                    .ifPresent(reason -> {
                        throw refused(reason);
                    });
        }
        return shown;
    }

    /** @throws loyalty.api.ProblemException 409 when a voucher found nothing to take off */
    void requireAllUsed(List<Till.Shown> shown, Till.Bill bill) {
        boolean all = shown.stream()
                .allMatch(voucher -> bill.discounts().stream()
                        .anyMatch(discount -> voucher.voucherId().equals(discount.voucherId())));
        if (!all) {
            throw refused(Usability.Reason.NOTHING_COVERED);
        }
    }

    private Vouchers.Row free(Pseudonym member, String typed, Instant now) {
        Optional<Vouchers.Row> found = vouchers.byCode(codes.hashes(typed));
        return found.filter(row -> row.member().equals(member))
                .filter(row -> row.state(now) instanceof Voucher.Issued)
                .orElseThrow(() -> refused(null));
    }

    private static loyalty.api.ProblemException refused(Usability.@Nullable Reason reason) {
        return Rejections.refused(new Rejection.VoucherNotUsable(reason));
    }
}
