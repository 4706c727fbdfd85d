package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.VoucherTemplate;
import loyalty.voucher.codes.BatchCode;
import loyalty.voucher.codes.CodeBatches;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.vouchers.CodeClaims;
import loyalty.voucher.vouchers.VoucherIssue;
import loyalty.voucher.vouchers.Vouchers;

/**
 * Codes of batches that are nobody's yet. Who types one in at a till first gets a voucher of their own with it, which stays
 * theirs and is found by that code from then on as any other.
 */
@ApplicationScoped
class SingleCodes {

    private final CodeBatches batches;
    private final CodeClaims claims;
    private final Vouchers vouchers;
    private final KnownProgrammes programmes;

    SingleCodes(CodeBatches batches, CodeClaims claims, Vouchers vouchers, KnownProgrammes programmes) {
        this.batches = batches;
        this.claims = claims;
        this.vouchers = vouchers;
        this.programmes = programmes;
    }

    /** Whether what somebody typed is a code that nobody has claimed, on one of its days. */
    boolean isFree(String typed, Instant now) {
        return find(typed, now).isPresent();
    }

    /** Gives the member of a wallet the vouchers of the codes that they typed and that are nobody's yet. */
    Outcome<LockedWallet> claim(List<String> typed, LockedWallet wallet) {
        // In one order for everybody, so that two with the same codes do not wait for each other.
        List<BatchCode> free = typed.stream()
                .flatMap(text -> find(text, wallet.now()).stream())
                .sorted(Comparator.comparing((BatchCode code) -> code.batch().number())
                        .thenComparing(BatchCode::index))
                .toList();
        Outcome<LockedWallet> outcome = Outcome.done(wallet);
        for (BatchCode code : free) {
            outcome = outcome.then(_ -> claim(code, wallet));
        }
        return outcome;
    }

    private Outcome<LockedWallet> claim(BatchCode code, LockedWallet wallet) {
        Programme programme = programmes.inForceAt(wallet.now());
        VoucherTemplate template =
                code.batch().bringsAt(wallet.now(), programme).orElseThrow();
        VoucherIssue issue = VoucherIssue.of(
                wallet.member(),
                template,
                code.batch().cause() + (code.index() + 1),
                wallet.now(),
                programme,
                wallet.now());
        if (!claims.claim(code.batch().number(), code.index(), wallet.member(), issue.voucherId())) {
            return Outcome.refused(ShownVouchers.CODE_NOT_USABLE);
        }
        vouchers.issue(issue, code.code());
        wallet.tell(issue.event());
        return Outcome.done(wallet);
    }

    private Optional<BatchCode> find(String typed, Instant now) {
        return batches.single(typed)
                .filter(code ->
                        code.batch().bringsAt(now, programmes.inForceAt(now)).isPresent())
                .filter(code -> !claims.isClaimed(code.batch().number(), code.index()));
    }
}
