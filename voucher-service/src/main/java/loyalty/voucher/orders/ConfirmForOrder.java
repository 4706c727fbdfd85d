package loyalty.voucher.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Basket;
import loyalty.voucher.domain.BasketPrint;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.holder.WalletTransaction;
import loyalty.voucher.till.Confirmation;
import loyalty.voucher.till.NamedRedemptions;
import loyalty.voucher.till.Redemptions;

/**
 * Confirms the redemptions that an order names, all or none, under an attempt that is decided once: whoever asks again
 * gets the same decision, so that points-service can be as late and as often as it likes (ADR 0034).
 */
@ApplicationScoped
class ConfirmForOrder {

    private final OrderAttempts attempts;
    private final Redemptions redemptions;
    private final NamedRedemptions named;
    private final Confirmation confirmation;
    private final WalletTransaction transaction;

    ConfirmForOrder(
            OrderAttempts attempts,
            Redemptions redemptions,
            NamedRedemptions named,
            Confirmation confirmation,
            WalletTransaction transaction) {
        this.attempts = attempts;
        this.redemptions = redemptions;
        this.named = named;
        this.confirmation = confirmation;
        this.transaction = transaction;
    }

    /** Confirms what the order names, or refuses for good under this attempt. */
    Outcome<RedeemedLines> confirm(String orderId, OrderToConfirm order) {
        Pseudonym member = order.member();
        Outcome<RedeemedLines> outcome = transaction.change(
                member,
                wallet -> decided(orderId, order, member)
                        .orElseGet(() -> confirmed(orderId, order, wallet).then(lines -> {
                            attempts.add(order.attempt(), orderId, member, new Decision.Confirmed(), wallet.now());
                            return Outcome.done(lines);
                        })));
        return outcome instanceof Outcome.Refused<RedeemedLines>(Rejection why)
                ? keep(orderId, order, member, new Decision.Refused(why))
                : outcome;
    }

    /** Takes back what this attempt confirmed, and sees to it that it never confirms anything. */
    Outcome<RedeemedLines> undo(String orderId, OrderToConfirm order) {
        Pseudonym member = order.member();
        return transaction.change(member, wallet -> {
            Optional<Decision> decision = attempts.named(order.attempt());
            if (decision.isEmpty()) {
                attempts.add(order.attempt(), orderId, member, new Decision.Undone(), wallet.now());
            } else if (decision.get() instanceof Decision.Confirmed) {
                redemptions.confirmedBy(order.attempt()).forEach(redemption -> confirmation.undo(redemption, wallet));
                attempts.undo(order.attempt());
            }
            return Outcome.done(new RedeemedLines(List.of()));
        });
    }

    /** A refusal undid all that was written: it is kept in a transaction of its own, unless somebody decided meanwhile. */
    private Outcome<RedeemedLines> keep(
            String orderId, OrderToConfirm order, Pseudonym member, Decision.Refused refused) {
        Outcome<Outcome<RedeemedLines>> kept = transaction.change(
                member,
                wallet -> Outcome.done(decided(orderId, order, member).orElseGet(() -> {
                    attempts.add(order.attempt(), orderId, member, refused, wallet.now());
                    return Outcome.refused(refused.why());
                })));
        return kept.then(outcome -> outcome);
    }

    private Optional<Outcome<RedeemedLines>> decided(String orderId, OrderToConfirm order, Pseudonym member) {
        return attempts.named(order.attempt()).map(decision -> switch (decision) {
            case Decision.Confirmed done -> Outcome.replayed(paid(orderId, order, member));
            case Decision.Refused(Rejection why) -> Outcome.refused(why);
            case Decision.Undone over -> Outcome.refused(new Rejection.RedemptionExpired());
        });
    }

    private Outcome<RedeemedLines> confirmed(String orderId, OrderToConfirm order, LockedWallet wallet) {
        return named.confirm(orderId, order.redemptions(), BasketPrint.of(basket(order)), wallet)
                .then(used -> {
                    used.forEach(redemption -> redemptions.note(redemption, order.attempt()));
                    return Outcome.done(paid(orderId, order, wallet.member()));
                });
    }

    private RedeemedLines paid(String orderId, OrderToConfirm order, Pseudonym member) {
        return RedeemedLines.of(named.paid(orderId, member), decimals(order));
    }

    private static int decimals(OrderToConfirm order) {
        return Currency.getInstance(order.currency()).getDefaultFractionDigits();
    }

    private static Basket basket(OrderToConfirm order) {
        List<Basket.Line> lines = order.lines().stream()
                .map(line -> new Basket.Line(
                        line.id(),
                        line.sku(),
                        line.category(),
                        line.kind(),
                        line.quantity(),
                        line.unitPrice(),
                        line.discount()))
                .toList();
        return new Basket(null, lines, decimals(order));
    }
}
