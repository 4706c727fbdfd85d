package loyalty.voucher.exchange;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;
import loyalty.programme.Reward;
import loyalty.programme.news.KnownProgrammes;
import loyalty.voucher.Rejections;
import loyalty.voucher.domain.PriceList;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.holder.HolderNames;
import loyalty.voucher.holder.Holders;
import loyalty.voucher.issuance.IssuancePolicy;
import loyalty.voucher.vouchers.IssueVouchers;
import loyalty.voucher.vouchers.Vouchers;

/**
 * The steps of an exchange in this service, each one transaction. Between them points are held and captured in
 * points-service, which calls nobody back. ADR 0022 says why every order of deaths ends well.
 */
@ApplicationScoped
class ExchangeSteps {

    private final Exchanges exchanges;
    private final RewardSale sale;
    private final Holders holders;
    private final HolderNames names;
    private final IssueVouchers issue;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    ExchangeSteps(
            Exchanges exchanges,
            RewardSale sale,
            Holders holders,
            HolderNames names,
            IssueVouchers issue,
            KnownProgrammes programmes,
            BusinessClock clock) {
        this.exchanges = exchanges;
        this.sale = sale;
        this.holders = holders;
        this.names = names;
        this.issue = issue;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** Who wants what. */
    record Wish(String exchangeId, Pseudonym member, String memberId, String reward, byte[] bodyHash) {}

    /**
     * Begins it: takes one from the stock and writes down what is to be done. Nothing when somebody began it meanwhile.
     *
     * @throws loyalty.api.ProblemException when the price list refuses
     */
    Optional<Exchanges.Row> begin(Wish wish) {
        Instant now = clock.now();
        Programme programme = programmes.inForceAt(now);
        Reward reward =
                programme.reward(wish.reward()).orElseThrow(() -> Rejections.refused(new Rejection.UnknownReward()));
        String tier = holders.tierOf(wish.member(), programme);
        PriceList.refusal(reward, tier, now, programme.calendar()).ifPresent(why -> {
            throw Rejections.refused(why);
        });
        requireStock(reward);
        Exchanges.Row row = new Exchanges.Row(
                wish.exchangeId(),
                wish.member(),
                wish.bodyHash(),
                reward.reward(),
                programme.version(),
                reward.points(),
                reward.stock() != null,
                "exchange:" + UUID.randomUUID(),
                "pending",
                null,
                now);
        return QuarkusTransaction.requiringNew().call(() -> begun(row, reward, wish.memberId()));
    }

    /** Tells most of those who come too late without a lock. */
    private void requireStock(Reward reward) {
        Long stock = reward.stock();
        if (stock != null && sale.soldOf(reward.reward()) >= stock) {
            throw Rejections.refused(new Rejection.OutOfStock());
        }
    }

    private Optional<Exchanges.Row> begun(Exchanges.Row row, Reward reward, String memberId) {
        if (!exchanges.add(row)) {
            return Optional.empty();
        }
        names.note(row.member(), memberId);
        Long stock = reward.stock();
        if (stock != null && !sale.take(reward.reward(), stock)) {
            throw Rejections.refused(new Rejection.OutOfStock());
        }
        return Optional.of(row);
    }

    /** Notes that the points are held, before they are captured; whether this attempt is still the one. */
    boolean held(Exchanges.Row row) {
        return exchanges.held(row);
    }

    /** The points are captured: gives the voucher, once, whoever comes first. */
    void complete(Exchanges.Row row) {
        QuarkusTransaction.requiringNew().run(() -> {
            SortedMap<Pseudonym, Long> locked = issue.lock(row.member());
            Instant now = clock.now();
            Programme programme = programmes.named(row.programmeVersion());
            Reward reward = programme.reward(row.reward()).orElseThrow();
            Vouchers.Row voucher = IssuancePolicy.voucher(
                    row.member(), reward, "exchange:" + row.exchangeId(), row.askedAt(), programme, now);
            if (exchanges.complete(row, voucher.voucherId())) {
                issue.give(voucher, locked, now);
            }
        });
    }

    /**
     * The points were not captured and never will be by this attempt: forgets it and puts the reward back.
     *
     * @param thoughHeld whether that is certain even if somebody has seen them held
     * @return whether this call did it
     */
    boolean abandon(Exchanges.Row row, boolean thoughHeld) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean abandoned = exchanges.abandon(row, thoughHeld);
            if (abandoned && row.limited()) {
                sale.putBack(row.reward());
            }
            return abandoned;
        });
    }
}
