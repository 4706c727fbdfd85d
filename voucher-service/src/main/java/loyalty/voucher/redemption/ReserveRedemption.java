package loyalty.voucher.redemption;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import loyalty.api.ProblemException;
import loyalty.clock.BusinessClock;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.events.StoreCurrencyReserved;
import loyalty.events.VoucherReserved;
import loyalty.programme.Programme;
import loyalty.programme.news.KnownProgrammes;
import loyalty.voucher.Rejections;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.Redemption;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Till;
import loyalty.voucher.issuance.SettleWallets;
import loyalty.voucher.storecurrency.Lots;
import loyalty.voucher.vouchers.IssueVouchers;

/** A till takes hold of vouchers and store currency: all that it asks for, or nothing. One transaction. */
@ApplicationScoped
class ReserveRedemption {

    private final IssueVouchers wallet;
    private final SettleWallets settle;
    private final ShownVouchers shown;
    private final Redemptions redemptions;
    private final Reserved reserved;
    private final Lots lots;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    ReserveRedemption(
            IssueVouchers wallet,
            SettleWallets settle,
            ShownVouchers shown,
            Redemptions redemptions,
            Reserved reserved,
            Lots lots,
            KnownProgrammes programmes,
            BusinessClock clock) {
        this.wallet = wallet;
        this.settle = settle;
        this.shown = shown;
        this.redemptions = redemptions;
        this.reserved = reserved;
        this.lots = lots;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** What a till asks for, whose it is, and the fingerprint of that. */
    record Wish(String redemptionId, Pseudonym member, RedemptionCheck.Asked asked, byte[] bodyHash) {}

    /** A reservation, and whether it was made before. */
    record Made(Redemptions.Row row, boolean replayed) {}

    /**
     * Reserves, or tells again what was reserved.
     *
     * @throws ProblemException 409 when something cannot be used, 422
     */
    Made reserve(Wish wish) {
        Optional<Redemptions.Row> known = known(wish);
        if (known.isPresent()) {
            return new Made(known.get(), true);
        }
        // Most of those who come too late are told without waiting for those who came in time.
        shown.requireFree(wish.member(), wish.asked().codes(), clock.now());
        return QuarkusTransaction.requiringNew().call(() -> reserved(wish));
    }

    private Optional<Redemptions.Row> known(Wish wish) {
        return redemptions.find(wish.redemptionId()).map(row -> {
            if (!Arrays.equals(row.bodyHash(), wish.bodyHash())) {
                throw Rejections.refused(new Rejection.IdempotencyMismatch());
            }
            return row;
        });
    }

    private Made reserved(Wish wish) {
        SortedMap<Pseudonym, Long> locked = wallet.lock(wish.member());
        Optional<Redemptions.Row> known = known(wish);
        if (known.isPresent()) {
            return new Made(known.get(), true);
        }
        Instant now = clock.now();
        Programme programme = programmes.inForceAt(now);
        List<MemberEvent> events = new ArrayList<>(settle.settle(now, locked.keySet()));
        RedemptionCheck.Asked asked = wish.asked();
        List<Till.Shown> vouchers = shown.usable(wish.member(), asked, now, programme);
        List<Lots.Row> cash = openCash(wish.member(), asked.cash(), now);
        Till.Bill bill = Till.bill(asked.basket(), vouchers, asked.cash(), programme.redemption());
        shown.requireAllUsed(vouchers, bill);
        Redemptions.Row row = new Redemptions.Row(
                wish.redemptionId(),
                wish.member(),
                asked.orderId(),
                wish.bodyHash(),
                programme.currency().getCurrencyCode(),
                bill.payable(),
                "reserved",
                now,
                now.plus(Redemption.LASTS));
        redemptions.add(row, bill.discounts());
        bill.discounts().forEach(discount -> events.addAll(hold(row, discount, cash)));
        wallet.tell(events, locked, now);
        return new Made(row, false);
    }

    private List<Lots.Row> openCash(Pseudonym member, BigDecimal asked, Instant now) {
        if (asked.signum() == 0) {
            return List.of();
        }
        List<Lots.Row> open =
                lots.of(member).stream().filter(lot -> lot.isOpen(now)).toList();
        BigDecimal available = open.stream().map(Lots.Row::free).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (asked.compareTo(available) > 0) {
            throw Rejections.refused(new Rejection.TooLittleCash(available.setScale(asked.scale())));
        }
        return open;
    }

    private List<MemberEvent> hold(Redemptions.Row row, Discount discount, List<Lots.Row> cash) {
        String voucherId = discount.voucherId();
        if (voucherId == null) {
            return holdCash(row, discount.amount(), cash);
        }
        reserved.reserve(row.member(), voucherId, row.redemptionId(), row.expiresAt());
        return List.of(new VoucherReserved(
                row.member(), row.askedAt(), voucherId, row.redemptionId(), row.orderId(), row.expiresAt()));
    }

    /** The lots that end soonest are spent first. */
    private List<MemberEvent> holdCash(Redemptions.Row row, BigDecimal amount, List<Lots.Row> cash) {
        List<MemberEvent> events = new ArrayList<>();
        BigDecimal missing = amount;
        for (Lots.Row lot : cash) {
            BigDecimal taken = missing.min(lot.free());
            if (taken.signum() > 0) {
                reserved.hold(row.member(), row.redemptionId(), new Reserved.LotPart(lot.lotId(), taken));
                events.add(
                        new StoreCurrencyReserved(row.member(), row.askedAt(), lot.lotId(), taken, row.redemptionId()));
                missing = missing.subtract(taken);
            }
        }
        return events;
    }
}
