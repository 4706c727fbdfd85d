package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.VoucherTemplate;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Usability;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.domain.VoucherCode;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.OfferStock;
import loyalty.voucher.vouchers.VoucherIssue;
import loyalty.voucher.vouchers.Vouchers;

/**
 * Codes that everybody may type in. Who does so at a till gets a voucher of their own with it, which is then reserved, used
 * and given back as any other; one that a till let go is taken again before another is made.
 */
@ApplicationScoped
public class SharedCodes {

    private final Vouchers vouchers;
    private final OfferStock stock;
    private final KnownProgrammes programmes;

    SharedCodes(Vouchers vouchers, OfferStock stock, KnownProgrammes programmes) {
        this.vouchers = vouchers;
        this.stock = stock;
        this.programmes = programmes;
    }

    /**
     * Whether what somebody typed is a code of the programme in force, on one of its days. Not asked within a transaction:
     * it makes the row by which a code is counted.
     */
    boolean isOne(String typed, Instant now) {
        Optional<VoucherTemplate> template = find(typed, now);
        template.filter(counted -> counted.limit().inTotal() != null)
                .ifPresent(counted -> stock.goneOf(counted.stockKey()));
        return template.isPresent();
    }

    /** The voucher that a member got with a code and has not used. */
    Optional<MemberVoucher> unused(Pseudonym member, String typed, Instant now) {
        return find(typed, now)
                .flatMap(template -> of(member, template).stream()
                        .filter(voucher -> voucher.life().at(now) instanceof Voucher.Issued)
                        .findFirst());
    }

    /** Gives the member of a wallet the vouchers of the codes that they typed and have none of, within the limits. */
    public Outcome<LockedWallet> claim(List<String> typed, LockedWallet wallet) {
        Outcome<LockedWallet> outcome = Outcome.done(wallet);
        for (String code : typed) {
            Optional<VoucherTemplate> template = find(code, wallet.now());
            if (template.isPresent()
                    && unused(wallet.member(), code, wallet.now()).isEmpty()) {
                outcome = outcome.then(_ -> claim(template.get(), wallet));
            }
        }
        return outcome;
    }

    private Outcome<LockedWallet> claim(VoucherTemplate template, LockedWallet wallet) {
        List<MemberVoucher> before = of(wallet.member(), template);
        Integer perMember = template.limit().perMember();
        Long inTotal = template.limit().inTotal();
        boolean tooMany = perMember != null
                && before.stream().filter(voucher -> isUsed(voucher.life())).count() >= perMember;
        if (tooMany || inTotal != null && !stock.take(template.stockKey(), inTotal)) {
            return Outcome.refused(new Rejection.VoucherNotUsable(Usability.Reason.LIMIT));
        }
        Programme programme = programmes.inForceAt(wallet.now());
        VoucherIssue issue = VoucherIssue.of(
                wallet.member(),
                template,
                cause(template) + (before.size() + 1),
                wallet.now(),
                programme,
                wallet.now());
        vouchers.issue(issue, Objects.requireNonNull(template.code()));
        wallet.tell(issue.event());
        return Outcome.done(wallet);
    }

    private static boolean isUsed(Voucher life) {
        return life instanceof Voucher.Reserved || life instanceof Voucher.Redeemed;
    }

    private Optional<VoucherTemplate> find(String typed, Instant now) {
        Programme programme = programmes.inForceAt(now);
        return programme.vouchers().stream()
                .filter(template -> template.code() != null
                        && VoucherCode.plain(template.code()).equals(VoucherCode.plain(typed))
                        && template.isOn(programme.calendar().dayOf(now)))
                .findFirst();
    }

    private List<MemberVoucher> of(Pseudonym member, VoucherTemplate template) {
        return vouchers.of(member).stream()
                .filter(voucher -> voucher.issue().terms().cause().startsWith(cause(template)))
                .toList();
    }

    private static String cause(VoucherTemplate template) {
        return "code:" + template.id() + ":";
    }
}
