package loyalty.voucher.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;
import loyalty.clock.BusinessClock;
import loyalty.voucher.codes.CodeGuesses;
import loyalty.voucher.domain.Idempotency;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.holder.WalletTransaction;
import loyalty.voucher.till.Redemptions;
import loyalty.voucher.till.ShownVouchers;
import loyalty.voucher.till.StoredRedemption;

/** A till takes hold of vouchers and store currency: all that it asks for, or nothing. One transaction. */
@ApplicationScoped
class ReserveRedemption {

    private final CodeGuesses guesses;
    private final Redemptions redemptions;
    private final ShownVouchers shown;
    private final HoldForOrder hold;
    private final WalletTransaction transaction;
    private final BusinessClock clock;

    ReserveRedemption(
            CodeGuesses guesses,
            Redemptions redemptions,
            ShownVouchers shown,
            HoldForOrder hold,
            WalletTransaction transaction,
            BusinessClock clock) {
        this.guesses = guesses;
        this.redemptions = redemptions;
        this.shown = shown;
        this.hold = hold;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Reserves, or tells again what was reserved. Keeps an eye on who guesses codes. */
    Outcome<StoredRedemption> reserve(RedemptionCommand wanted) {
        Outcome<StoredRedemption> outcome = known(wanted).orElseGet(() -> reserveNew(wanted));
        boolean guessed = outcome instanceof Outcome.Refused<StoredRedemption>(Rejection why)
                && why.equals(ShownVouchers.CODE_NOT_USABLE)
                && shown.areGuessed(wanted.member(), wanted.asked().codes(), clock.now());
        OptionalLong heldBack = guessed ? guesses.guessed(wanted.till(), wanted.member()) : OptionalLong.empty();
        return heldBack.isPresent() ? Outcome.refused(new Rejection.TooManyGuesses(heldBack.getAsLong())) : outcome;
    }

    private Outcome<StoredRedemption> reserveNew(RedemptionCommand wanted) {
        // Most of those who come too late are told without waiting for those who came in time.
        if (!shown.areUnused(wanted.member(), wanted.asked().codes(), clock.now())) {
            return Outcome.refused(ShownVouchers.CODE_NOT_USABLE);
        }
        return transaction.change(
                wanted.member(),
                hold.others(wanted, clock.now()),
                wallet -> known(wanted).orElseGet(() -> hold.take(wanted, wallet)));
    }

    private Optional<Outcome<StoredRedemption>> known(RedemptionCommand wanted) {
        return redemptions
                .find(wanted.redemptionId())
                .map(known -> Idempotency.replay(known, known.fingerprint(), wanted.fingerprint()));
    }
}
