package loyalty.voucher.vouchers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loyalty.events.Pseudonym;
import loyalty.events.VoucherCancelled;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.Offer;
import loyalty.voucher.codes.CodeVault;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.holder.LockedWallet;

/** Vouchers that go from one wallet to another with their code, where the programme says that they may. */
@ApplicationScoped
public class PassedVouchers {

    private final VoucherPassedRows rows;
    private final Vouchers vouchers;
    private final CodeVault codes;
    private final KnownProgrammes programmes;

    PassedVouchers(VoucherPassedRows rows, Vouchers vouchers, CodeVault codes, KnownProgrammes programmes) {
        this.rows = rows;
        this.vouchers = vouchers;
        this.codes = codes;
        this.programmes = programmes;
    }

    /** In whose wallets the vouchers are that would become a member's with codes that they type in. */
    public Set<Pseudonym> owners(Pseudonym member, List<String> typed, Instant now) {
        return typed.stream()
                .flatMap(code -> ofAnother(member, code, now).stream())
                .map(MemberVoucher::member)
                .collect(Collectors.toSet());
    }

    /** The voucher that became a member's with a code, and is not used. */
    public Optional<MemberVoucher> unused(Pseudonym member, String typed, Instant now) {
        return byCode(typed)
                .filter(voucher -> voucher.member().equals(member))
                .filter(voucher -> voucher.life().at(now) instanceof Voucher.Issued);
    }

    /** Moves the vouchers of others into a wallet whose owner typed in their codes; theirs are locked beside it. */
    public Outcome<LockedWallet> claim(List<String> typed, LockedWallet wallet) {
        for (String code : typed) {
            Optional<MemberVoucher> voucher = ofAnother(wallet.member(), code, wallet.now());
            if (voucher.isPresent()) {
                // One that went to somebody else meanwhile is in a wallet that is not locked.
                Optional<LockedWallet> from = wallet.beside(voucher.get().member());
                if (from.isEmpty() || !pass(voucher.get(), from.get(), wallet)) {
                    return Outcome.refused(new Rejection.VoucherNotUsable(null));
                }
            }
        }
        return Outcome.done(wallet);
    }

    /** The voucher that a code belongs to, in whichever wallet it is by now. */
    private Optional<MemberVoucher> byCode(String typed) {
        if (programmes.all().versions().stream()
                .noneMatch(version -> version.programme().letsPassOn())) {
            return Optional.empty();
        }
        Optional<MemberVoucher> found = vouchers.byCode(typed);
        Optional<MemberVoucher> next = found.flatMap(this::next);
        while (next.isPresent()) {
            found = next;
            next = found.flatMap(this::next);
        }
        return found;
    }

    /** What a voucher was in the wallets that it went through, the last first; it is not among them. */
    public List<MemberVoucher> before(MemberVoucher voucher) {
        List<MemberVoucher> before = new ArrayList<>();
        Optional<MemberVoucher> earlier = earlier(voucher);
        while (earlier.isPresent()) {
            before.add(earlier.get());
            earlier = earlier(earlier.get());
        }
        return before;
    }

    private Optional<MemberVoucher> next(MemberVoucher voucher) {
        return rows.from(voucher).map(row -> vouchers.one(row.toPseudonym, row.toVoucherId));
    }

    private Optional<MemberVoucher> earlier(MemberVoucher voucher) {
        return rows.to(voucher).map(row -> vouchers.one(row.id.pseudonym(), row.id.voucherId()));
    }

    private Optional<MemberVoucher> ofAnother(Pseudonym member, String typed, Instant now) {
        return byCode(typed)
                .filter(voucher ->
                        !voucher.member().equals(member) && offer(voucher).use().transferable())
                .filter(voucher -> ended(voucher, now).isPresent());
    }

    private boolean pass(MemberVoucher voucher, LockedWallet from, LockedWallet to) {
        Optional<Voucher.Cancelled> ended = ended(voucher, from.now());
        if (ended.isEmpty()) {
            return false;
        }
        VoucherIssue issue = VoucherIssue.passedOn(voucher, offer(voucher), to.member(), to.now());
        vouchers.move(voucher, ended.get());
        from.tell(new VoucherCancelled(from.member(), from.now(), voucher.voucherId(), "PASSED-ON"));
        vouchers.issue(issue, codes.open(voucher.code()));
        to.tell(issue.event());
        rows.add(voucher, issue, to.now());
        return true;
    }

    private static Optional<Voucher.Cancelled> ended(MemberVoucher voucher, Instant now) {
        return switch (voucher.life().at(now)) {
            case Voucher.Issued issued -> Optional.of(issued.cancel());
            case Voucher.Scheduled waiting -> Optional.of(waiting.cancel());
            case Voucher.Reserved _, Voucher.Redeemed _, Voucher.Expired _, Voucher.Cancelled _ -> Optional.empty();
        };
    }

    private Offer offer(MemberVoucher voucher) {
        return programmes
                .named(voucher.issue().terms().programmeVersion())
                .offer(voucher.issue().terms().template())
                .orElseThrow();
    }
}
