package loyalty.voucher.support;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import loyalty.events.Pseudonym;
import loyalty.events.VoucherCancelled;
import loyalty.events.VoucherExtended;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.holder.WalletTransaction;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.Vouchers;

/** Support takes a voucher back or moves its end. One transaction under the member's lock. */
@ApplicationScoped
class SupportVouchers {

    private final Vouchers vouchers;
    private final SupportActs acts;
    private final WalletTransaction transaction;

    SupportVouchers(Vouchers vouchers, SupportActs acts, WalletTransaction transaction) {
        this.vouchers = vouchers;
        this.acts = acts;
        this.transaction = transaction;
    }

    /** Takes a voucher back; one that was taken back stays so. */
    Outcome<MemberVoucher> cancel(String voucherId, SupportAct act) {
        return change(voucherId, (voucher, wallet) -> switch (voucher.life().at(wallet.now())) {
            case Voucher.Cancelled done -> Outcome.replayed(voucher);
            case Voucher.Issued issued -> cancelled(voucher, issued.cancel(), act, wallet);
            case Voucher.Scheduled waiting -> cancelled(voucher, waiting.cancel(), act, wallet);
            case Voucher.Reserved held -> unchangeable(held);
            case Voucher.Redeemed used -> unchangeable(used);
            case Voucher.Expired ended -> unchangeable(ended);
        });
    }

    /** Moves the end of a voucher that waits or can be used, to an instant that is yet to come. */
    Outcome<MemberVoucher> extend(String voucherId, Instant until, SupportAct act) {
        return change(voucherId, (voucher, wallet) -> {
            Instant from = voucher.life().validity().from();
            if (!until.isAfter(wallet.now()) || !until.isAfter(from)) {
                return Outcome.refused(new Rejection.EndIsPast());
            }
            return switch (voucher.life().at(wallet.now())) {
                case Voucher.Issued issued -> extended(voucher, issued.extend(until), act, wallet);
                case Voucher.Scheduled waiting -> extended(voucher, waiting.extend(until), act, wallet);
                case Voucher.Reserved held -> unchangeable(held);
                case Voucher.Redeemed used -> unchangeable(used);
                case Voucher.Expired ended -> unchangeable(ended);
                case Voucher.Cancelled taken -> unchangeable(taken);
            };
        });
    }

    private Outcome<MemberVoucher> cancelled(
            MemberVoucher before, Voucher.Cancelled after, SupportAct act, LockedWallet wallet) {
        wallet.tell(new VoucherCancelled(before.member(), wallet.now(), before.voucherId(), act.reason()));
        acts.add(wallet, before.voucherId(), "cancel", act);
        return Outcome.done(vouchers.move(before, after));
    }

    private Outcome<MemberVoucher> extended(MemberVoucher before, Voucher after, SupportAct act, LockedWallet wallet) {
        if (after.equals(before.life())) {
            return Outcome.replayed(before);
        }
        wallet.tell(new VoucherExtended(
                before.member(),
                wallet.now(),
                before.voucherId(),
                after.validity().until(),
                act.reason()));
        acts.add(wallet, before.voucherId(), "extend", act);
        return Outcome.done(vouchers.move(before, after));
    }

    private static Outcome<MemberVoucher> unchangeable(Voucher other) {
        return Outcome.refused(new Rejection.VoucherUnchangeable(other.status()));
    }

    private interface Change {
        Outcome<MemberVoucher> of(MemberVoucher voucher, LockedWallet wallet);
    }

    private Outcome<MemberVoucher> change(String voucherId, Change change) {
        Optional<Pseudonym> member = vouchers.find(voucherId).map(MemberVoucher::member);
        return member.isEmpty()
                ? Outcome.refused(new Rejection.UnknownVoucher())
                : transaction.change(member.get(), wallet -> change.of(vouchers.one(member.get(), voucherId), wallet));
    }
}
