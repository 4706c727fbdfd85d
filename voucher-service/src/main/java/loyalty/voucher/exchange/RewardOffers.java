package loyalty.voucher.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.Reward;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.PriceList;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.holder.Holders;
import loyalty.voucher.vouchers.VoucherIssue;

/** The price list of the programme in force, as one member may buy from it. */
@ApplicationScoped
class RewardOffers {

    private final Holders holders;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    RewardOffers(Holders holders, KnownProgrammes programmes, BusinessClock clock) {
        this.holders = holders;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** A reward that a member can buy at an instant, as far as there is one left. */
    record RewardOffer(Reward reward, String programmeVersion, Instant at) {}

    /** The reward, or why the member cannot buy it now. */
    Outcome<RewardOffer> find(String reward, Pseudonym member) {
        Instant now = clock.now();
        Programme programme = programmes.inForceAt(now);
        Optional<Reward> found = programme.reward(reward).filter(offer -> !offer.automatic());
        if (found.isEmpty()) {
            return Outcome.refused(new Rejection.UnknownReward());
        }
        String tier = holders.tierOf(member, programme);
        return PriceList.refusal(found.get(), tier, now, programme.calendar())
                .map(Outcome::<RewardOffer>refused)
                .orElseGet(() -> Outcome.done(new RewardOffer(found.get(), programme.version(), now)));
    }

    /** The voucher that an exchange brings, by the price list under which it was begun. */
    VoucherIssue issue(StoredExchange exchange, Instant now) {
        Programme programme = programmes.named(exchange.programmeVersion());
        Reward reward = programme.reward(exchange.reward()).orElseThrow();
        return VoucherIssue.of(
                exchange.member(), reward, "exchange:" + exchange.exchangeId(), exchange.askedAt(), programme, now);
    }
}
