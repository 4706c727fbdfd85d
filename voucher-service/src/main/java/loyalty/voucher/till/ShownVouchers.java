package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import loyalty.events.Pseudonym;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.Offer;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Till;
import loyalty.voucher.domain.Usability;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.holder.Holders;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.Vouchers;

/**
 * Finds the vouchers that codes belong to. A code that is unknown, another's, used, ended or taken is refused without
 * a word which of these it is; why a voucher cannot be used yet or does not fit the basket is told, because it is then the
 * member's own.
 */
@ApplicationScoped
public class ShownVouchers {

    /** A code that cannot be used, without a word why. */
    public static final Rejection CODE_NOT_USABLE = new Rejection.VoucherNotUsable(null);

    private final Vouchers vouchers;
    private final Holders holders;
    private final OpenCodes open;
    private final KnownProgrammes programmes;

    ShownVouchers(Vouchers vouchers, Holders holders, OpenCodes open, KnownProgrammes programmes) {
        this.vouchers = vouchers;
        this.holders = holders;
        this.open = open;
        this.programmes = programmes;
    }

    /** Whether every code is that of a voucher of the member's that can be used, now or later, or brings them one. */
    public boolean areUnused(Pseudonym member, List<String> codes, Instant now) {
        return codes.stream()
                .allMatch(code -> own(member, code)
                                .filter(voucher -> isUnused(voucher, now))
                                .isPresent()
                        || open.isOne(member, code, now));
    }

    /** Whether a code is made up, or another member's: guessed, neither shown from a wallet nor handed out. */
    public boolean areGuessed(Pseudonym member, List<String> codes, Instant now) {
        return !codes.stream().allMatch(code -> own(member, code).isPresent() || open.isOne(member, code, now));
    }

    /** The vouchers that codes belong to, or why one of them cannot be used on a purchase. */
    public Outcome<List<ShownVoucher>> usable(List<String> codes, Purchase purchase) {
        List<MemberVoucher> unused = codes.stream()
                .flatMap(code -> unused(purchase.member(), code, purchase.now()).stream())
                .toList();
        if (unused.size() < codes.size()) {
            return Outcome.refused(CODE_NOT_USABLE);
        }
        return usable(purchase, unused);
    }

    /** Vouchers of a member's wallet that are shown, or why one of them cannot be used on a purchase. */
    public Outcome<List<ShownVoucher>> usable(Purchase purchase, List<MemberVoucher> unused) {
        List<ShownVoucher> shown = unused.stream()
                .flatMap(voucher -> shown(voucher, purchase.now()).stream())
                .sorted(ShownVoucher.IN_ORDER)
                .toList();
        if (shown.size() < unused.size()) {
            return Outcome.refused(new Rejection.VoucherNotUsable(Usability.Reason.NOT_YET));
        }
        return against(shown, purchase)
                .map(reason -> Outcome.<List<ShownVoucher>>refused(new Rejection.VoucherNotUsable(reason)))
                .orElseGet(() -> Outcome.done(shown));
    }

    /** What vouchers that can be used, and store currency, take off a purchase; each voucher something, or it is refused. */
    public Outcome<Till.Bill> bill(List<ShownVoucher> usable, BigDecimal cash, Purchase purchase) {
        Till.Bill bill = Till.bill(
                purchase.basket(),
                purchase.taken(),
                usable.stream().map(ShownVoucher::atTill).toList(),
                cash,
                purchase.programme().redemption());
        return usable.stream().allMatch(voucher -> voucher.isOn(bill))
                ? Outcome.done(bill)
                : Outcome.refused(new Rejection.VoucherNotUsable(Usability.Reason.NOTHING_COVERED));
    }

    /** The vouchers of a member's wallet that wait for their start or can be used, the newest first. */
    public List<MemberVoucher> unused(Pseudonym member, Instant now) {
        return vouchers.of(member).stream()
                .filter(voucher -> isUnused(voucher, now))
                .toList();
    }

    /** What stands against vouchers on a purchase, beside those that its earlier redemptions used. */
    private Optional<Usability.Reason> against(List<ShownVoucher> shown, Purchase purchase) {
        Usability.Shopper shopper = new Usability.Shopper(
                holders.tierOf(purchase.member(), purchase.programme()), holders.ordersOf(purchase.member()));
        LinkedHashMap<String, Offer> beside = new LinkedHashMap<>(purchase.used());
        for (ShownVoucher voucher : shown) {
            beside.putLast(voucher.voucher().voucherId(), voucher.offer());
            Optional<Usability.Reason> against = Usability.against(voucher.offer(), purchase.basket(), shopper)
                    .or(() -> Usability.among(List.copyOf(beside.values())));
            if (against.isPresent()) {
                return against;
            }
        }
        return Optional.empty();
    }

    /** A voucher of a member's, as its programme version describes it. */
    Offer offer(Pseudonym member, String voucherId) {
        return offer(vouchers.one(member, voucherId));
    }

    /** A voucher of the member's that waits for its start or can be used, as it is at an instant. */
    private Optional<MemberVoucher> unused(Pseudonym member, String code, Instant now) {
        return own(member, code).filter(voucher -> isUnused(voucher, now)).or(() -> open.unused(member, code, now));
    }

    private Optional<MemberVoucher> own(Pseudonym member, String code) {
        return vouchers.byCode(code).filter(voucher -> voucher.member().equals(member));
    }

    private static boolean isUnused(MemberVoucher voucher, Instant now) {
        return switch (voucher.life().at(now)) {
            case Voucher.Scheduled _, Voucher.Issued _ -> true;
            case Voucher.Reserved _, Voucher.Redeemed _, Voucher.Expired _, Voucher.Cancelled _ -> false;
        };
    }

    private Optional<ShownVoucher> shown(MemberVoucher voucher, Instant now) {
        return voucher.life().at(now) instanceof Voucher.Issued life
                ? Optional.of(new ShownVoucher(voucher, life, offer(voucher)))
                : Optional.empty();
    }

    private Offer offer(MemberVoucher voucher) {
        return programmes
                .named(voucher.issue().terms().programmeVersion())
                .offer(voucher.issue().terms().template())
                .orElseThrow();
    }
}
