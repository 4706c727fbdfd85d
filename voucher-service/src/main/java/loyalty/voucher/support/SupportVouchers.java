package loyalty.voucher.support;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loyalty.events.Pseudonym;
import loyalty.events.VoucherCancelled;
import loyalty.events.VoucherExtended;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Validity;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.holder.WalletTransaction;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.PassedVouchers;
import loyalty.voucher.vouchers.Vouchers;

/** Support takes a voucher back or moves its end, within its limits. One transaction under the member's lock. */
@ApplicationScoped
class SupportVouchers {

    private final Vouchers vouchers;
    private final PassedVouchers passed;
    private final SupportActs acts;
    private final SupportRules rules;
    private final WalletTransaction transaction;

    SupportVouchers(
            Vouchers vouchers,
            PassedVouchers passed,
            SupportActs acts,
            SupportRules rules,
            WalletTransaction transaction) {
        this.vouchers = vouchers;
        this.passed = passed;
        this.acts = acts;
        this.rules = rules;
        this.transaction = transaction;
    }

    /** A voucher as it was after a move, and when that was: what an answer tells again for ever. */
    record Moved(MemberVoucher voucher, Instant at) {}

    /** Takes a voucher back; one that was taken back stays so. */
    Outcome<Moved> cancel(String voucherId, Agent agent, String reason) {
        return change(voucherId, reason, (voucher, wallet) -> switch (voucher.life()
                .at(wallet.now())) {
            case Voucher.Cancelled done -> Outcome.replayed(new Moved(voucher, wallet.now()));
            case Voucher.Issued issued -> cancelled(voucher, issued.cancel(), agent, reason, wallet);
            case Voucher.Scheduled waiting -> cancelled(voucher, waiting.cancel(), agent, reason, wallet);
            case Voucher.Reserved held -> unchangeable(held);
            case Voucher.Redeemed used -> unchangeable(used);
            case Voucher.Expired ended -> unchangeable(ended);
        });
    }

    /** Moves the end of a voucher that waits or can be used, to an instant that is yet to come. */
    Outcome<Moved> extend(String voucherId, Instant until, Agent agent, String reason) {
        return change(voucherId, reason, (voucher, wallet) -> {
            List<SupportActs.Extension> before = acts.extensions(voucher);
            Optional<SupportActs.Extension> same = before.stream()
                    .filter(done -> done.isSame(until, agent.subject(), reason))
                    .findFirst();
            if (same.isPresent()) {
                return Outcome.replayed(asItWas(voucher, same.get()));
            }
            Instant from = voucher.life().validity().from();
            if (!until.isAfter(wallet.now()) || !until.isAfter(from)) {
                return Outcome.refused(new Rejection.EndIsPast());
            }
            return switch (voucher.life().at(wallet.now())) {
                case Voucher.Issued issued -> moved(voucher, issued.extend(until), agent, reason, wallet);
                case Voucher.Scheduled waiting -> moved(voucher, waiting.extend(until), agent, reason, wallet);
                case Voucher.Reserved held -> unchangeable(held);
                case Voucher.Redeemed used -> unchangeable(used);
                case Voucher.Expired ended -> unchangeable(ended);
                case Voucher.Cancelled taken -> unchangeable(taken);
            };
        });
    }

    private static Moved asItWas(MemberVoucher voucher, SupportActs.Extension done) {
        Instant from = voucher.life().validity().from();
        Voucher life = Voucher.given(new Validity(from, done.moved().to()), done.at());
        return new Moved(voucher.moved(life, done.moved().left()), done.at());
    }

    private Outcome<Moved> cancelled(
            MemberVoucher before, Voucher.Cancelled after, Agent agent, String reason, LockedWallet wallet) {
        if (!rules.mayTakeAway(before, agent, wallet.now())) {
            return worthTooMuch(before, agent, wallet);
        }
        wallet.tell(new VoucherCancelled(before.member(), wallet.now(), before.voucherId(), reason));
        acts.add(wallet, SupportAct.cancelled(before, agent, reason, wallet));
        return Outcome.done(new Moved(vouchers.move(before, after), wallet.now()));
    }

    private Outcome<Moved> moved(MemberVoucher before, Voucher after, Agent agent, String reason, LockedWallet wallet) {
        Instant end = before.life().validity().until();
        Instant until = after.validity().until();
        if (until.equals(end)) {
            return Outcome.replayed(new Moved(before, wallet.now()));
        }
        if (until.isBefore(end) && !rules.mayTakeAway(before, agent, wallet.now())) {
            // Who may not take it away may not let it end in a minute either.
            return worthTooMuch(before, agent, wallet);
        }
        Instant latest = rules.latestEnd(withoutSupport(before), agent, wallet.now());
        if (until.isAfter(end) && until.isAfter(latest)) {
            return Outcome.refused(new Rejection.LivesTooLong(latest, status(before, wallet)));
        }
        wallet.tell(new VoucherExtended(before.member(), wallet.now(), before.voucherId(), until, reason));
        acts.add(wallet, SupportAct.extended(before, until, agent, reason, wallet));
        return Outcome.done(new Moved(vouchers.move(before, after), wallet.now()));
    }

    /**
     * Where an end would be if support had never moved it, in this wallet or in one that the voucher came from: what a return
     * added, or anything else, stays.
     */
    private Instant withoutSupport(MemberVoucher voucher) {
        Instant end = voucher.life().validity().until();
        Duration moved = Stream.concat(Stream.of(voucher), passed.before(voucher).stream())
                .flatMap(one -> acts.extensions(one).stream())
                .map(done -> Duration.between(done.moved().from(), done.moved().to()))
                .reduce(Duration.ZERO, Duration::plus);
        return end.minus(moved);
    }

    private Outcome<Moved> worthTooMuch(MemberVoucher voucher, Agent agent, LockedWallet wallet) {
        BigDecimal alone = rules.limits(agent, wallet.now()).alone();
        return Outcome.refused(new Rejection.WorthTooMuch(alone, status(voucher, wallet)));
    }

    private static String status(MemberVoucher voucher, LockedWallet wallet) {
        return voucher.life().at(wallet.now()).status();
    }

    private static Outcome<Moved> unchangeable(Voucher other) {
        return Outcome.refused(new Rejection.VoucherUnchangeable(other.status()));
    }

    private interface Change {
        Outcome<Moved> of(MemberVoucher voucher, LockedWallet wallet);
    }

    private Outcome<Moved> change(String voucherId, String reason, Change change) {
        Optional<Pseudonym> member = vouchers.find(voucherId).map(MemberVoucher::member);
        return member.isEmpty()
                ? Outcome.refused(new Rejection.UnknownVoucher())
                : transaction.change(
                        member.get(),
                        wallet -> rules.refusalOf(reason, wallet.now())
                                .map(Outcome::<Moved>refused)
                                .orElseGet(() -> change.of(vouchers.one(member.get(), voucherId), wallet)));
    }
}
