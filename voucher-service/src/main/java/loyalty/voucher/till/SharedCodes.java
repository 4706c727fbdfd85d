package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.codes.CodeBatch;
import loyalty.voucher.codes.CodeBatches;
import loyalty.voucher.codes.CodeVault;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Usability;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.domain.VoucherCode;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.vouchers.CodeClaims;
import loyalty.voucher.vouchers.InAll;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.OfferStock;
import loyalty.voucher.vouchers.VoucherIssue;
import loyalty.voucher.vouchers.Vouchers;

/**
 * Codes that everybody may type in. Who does so at a till gets a voucher of their own with it, which is then reserved, used
 * and given back as any other; one that a till let go is taken again before another is made.
 */
@ApplicationScoped
class SharedCodes {

    private final Vouchers vouchers;
    private final OfferStock stock;
    private final KnownProgrammes programmes;
    private final CodeBatches batches;
    private final CodeVault vault;
    private final CodeClaims claims;

    SharedCodes(
            Vouchers vouchers,
            OfferStock stock,
            KnownProgrammes programmes,
            CodeBatches batches,
            CodeVault vault,
            CodeClaims claims) {
        this.vouchers = vouchers;
        this.stock = stock;
        this.programmes = programmes;
        this.batches = batches;
        this.vault = vault;
        this.claims = claims;
    }

    /**
     * Whether what somebody typed is a code of the programme in force or of a batch, on one of its days. Not asked within a
     * transaction: it makes the row by which a code is counted.
     */
    boolean isOne(String typed, Instant now) {
        Optional<SharedCode> code = find(typed, now);
        code.filter(counted -> counted.inAll() != null).ifPresent(counted -> stock.goneOf(counted.stockKey()));
        return code.isPresent();
    }

    /** The voucher that a member got with a code and has not used. */
    Optional<MemberVoucher> unused(Pseudonym member, String typed, Instant now) {
        return find(typed, now).flatMap(code -> unused(member, code, now));
    }

    private Optional<MemberVoucher> unused(Pseudonym member, SharedCode code, Instant now) {
        return of(member, code).stream()
                .filter(voucher -> voucher.life().at(now) instanceof Voucher.Issued)
                .findFirst();
    }

    /** Gives the member of a wallet the vouchers of the codes that they typed and have none of, within the limits. */
    Outcome<LockedWallet> claim(List<String> typed, LockedWallet wallet) {
        Outcome<LockedWallet> outcome = Outcome.done(wallet);
        for (String text : typed) {
            Optional<SharedCode> code = find(text, wallet.now());
            if (code.isPresent()
                    && unused(wallet.member(), code.get(), wallet.now()).isEmpty()) {
                outcome = outcome.then(_ -> claim(code.get(), wallet));
            }
        }
        return outcome;
    }

    private Outcome<LockedWallet> claim(SharedCode code, LockedWallet wallet) {
        List<MemberVoucher> before = of(wallet.member(), code);
        Integer perMember = code.perMember();
        InAll there = code.inAll();
        boolean tooMany = perMember != null
                && before.stream().filter(voucher -> isUsed(voucher.life())).count() >= perMember;
        if (tooMany || there != null && !stock.take(code.stockKey(), there)) {
            return Outcome.refused(new Rejection.VoucherNotUsable(Usability.Reason.LIMIT));
        }
        Programme programme = programmes.inForceAt(wallet.now());
        VoucherIssue issue = VoucherIssue.of(
                wallet.member(),
                code.template(),
                code.cause() + (before.size() + 1),
                wallet.now(),
                programme,
                wallet.now());
        vouchers.issue(issue, code.code());
        if (code.batch() != null) {
            claims.claimShared(code.batch(), wallet.member(), issue.voucherId());
        }
        wallet.tell(issue.event());
        return Outcome.done(wallet);
    }

    private static boolean isUsed(Voucher life) {
        return life instanceof Voucher.Reserved || life instanceof Voucher.Redeemed;
    }

    /** The code of the programme in force, or else of a batch, that somebody typed, on one of its days. */
    private Optional<SharedCode> find(String typed, Instant now) {
        Programme programme = programmes.inForceAt(now);
        return programme.vouchers().stream()
                .filter(template -> template.code() != null
                        && VoucherCode.plain(template.code()).equals(VoucherCode.plain(typed))
                        && template.isOn(programme.calendar().dayOf(now)))
                .findFirst()
                .map(SharedCode::of)
                .or(() -> batches.byCode(typed).flatMap(batch -> ofBatch(batch, now, programme)));
    }

    private Optional<SharedCode> ofBatch(CodeBatch batch, Instant now, Programme programme) {
        return batch.contents() instanceof CodeBatch.Shared shared
                ? batch.bringsAt(now, programme)
                        .map(template -> SharedCode.of(batch, shared, vault.open(shared.code()), template))
                : Optional.empty();
    }

    /** What brought it, without the number that stands last: an id may hold a colon too. */
    private static String brought(String cause) {
        return cause.substring(0, cause.lastIndexOf(':') + 1);
    }

    private List<MemberVoucher> of(Pseudonym member, SharedCode code) {
        return vouchers.of(member).stream()
                .filter(voucher -> brought(voucher.issue().terms().cause()).equals(code.cause()))
                .toList();
    }
}
