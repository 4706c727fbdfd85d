package loyalty.points.account;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.points.account.Command.PlaceOrder;
import loyalty.points.domain.Account;
import loyalty.points.domain.Counts;
import loyalty.points.domain.Decision;
import loyalty.points.domain.Earned;
import loyalty.points.domain.EarningPolicy;
import loyalty.points.domain.Hold;
import loyalty.points.domain.Purchase;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.TierPeriods;
import loyalty.programme.Expiry;
import loyalty.programme.ProgrammeVersions;

/** The orders of a batch. */
final class Placements {

    private final Connection connection;
    private final Instant now;
    private final ProgrammeVersions versions;
    private final Purchases purchases;

    private Map<String, byte[]> known = Map.of();
    private final Map<String, Outcome.Accepted> earlier = new HashMap<>();
    private Map<Pseudonym, TierPeriods> tiers = Map.of();
    private final MemberCounts counts;
    private final Map<PlaceOrder, Purchase> placed = new LinkedHashMap<>();

    Placements(Connection connection, Instant now, ProgrammeVersions versions, MemberCounts counts) {
        this.connection = connection;
        this.now = now;
        this.versions = versions;
        this.counts = counts;
        this.purchases = new Purchases(connection);
    }

    /** Tells the orders that were accepted before from those that need an account. */
    void recognise(List<PlaceOrder> orders, Needs needs) throws SQLException {
        Map<String, byte[]> asked = new HashMap<>();
        orders.forEach(order -> asked.put(order.order().orderId(), order.bodyHash()));
        known = new HashMap<>(purchases.hashes(asked.keySet()));
        for (Purchases.Owned owned : purchases.find(known.keySet())) {
            earlier.put(
                    owned.purchase().order().orderId(), new Outcome.Accepted(owned.purchase(), owned.spoken(), true));
        }
        for (PlaceOrder order : orders) {
            if (!known.containsKey(order.order().orderId())) {
                needs.tiers(order.member());
                needs.counts(order.member(), policy(order).asks(order.order().placedAt()));
                String hold = order.order().hold();
                if (hold != null) {
                    needs.hold(order.member(), hold);
                }
            }
        }
    }

    private EarningPolicy policy(PlaceOrder command) {
        return new EarningPolicy(
                versions.inForceAt(command.order().placedAt()).orElseThrow().programme());
    }

    /** Takes what was read once the accounts were locked. */
    void prepare(Map<Pseudonym, TierPeriods> tiers) {
        this.tiers = tiers;
    }

    Outcome place(PlaceOrder command, OpenAccounts accounts) {
        String orderId = command.order().orderId();
        byte[] hash = known.get(orderId);
        Outcome.Accepted first = earlier.get(orderId);
        if (hash != null && first != null) {
            return MessageDigest.isEqual(hash, command.bodyHash())
                    ? first.again()
                    : new Outcome.Refused(new Rejection.IdempotencyMismatch(orderId));
        }
        return place(command, accounts.of(command.member()));
    }

    private Outcome place(PlaceOrder command, Account account) {
        String orderId = command.order().orderId();
        Counts paid = Counts.NONE;
        String hold = command.order().hold();
        if (hold != null) {
            switch (account.capture(hold, null, orderId, command.actor(), now)) {
                case Decision.Refused<Hold>(Rejection why) -> {
                    return new Outcome.Refused(why);
                }
                case Decision.Done<Hold>(Hold held, boolean again) ->
                    paid = Counts.of(
                            Counts.PAID_WITH_POINTS,
                            BigDecimal.valueOf(held.last().captured()));
            }
        }
        if (policy(command).programme().points().expiry().isKeptAliveBy(Expiry.ORDER)) {
            account.wasActive(command.order().placedAt(), now);
        }
        Purchase purchase = account.place(command.order(), earned(command, paid), command.actor(), now);
        Outcome.Accepted accepted = new Outcome.Accepted(purchase, command.spoken(), false);
        placed.put(command, purchase);
        known.put(orderId, command.bodyHash());
        earlier.put(orderId, accepted);
        return accepted;
    }

    private Earned earned(PlaceOrder command, Counts paid) {
        Pseudonym member = command.member();
        EarningPolicy policy = policy(command);
        Counts given =
                counts.of(member, policy.asks(command.order().placedAt())).plus(paid);
        Earned earned = policy.earn(command.order(), tiers.getOrDefault(member, TierPeriods.NONE), given);
        counts.add(member, earned.counted());
        counts.ordered(member);
        return earned;
    }

    void write(OpenAccounts accounts) throws SQLException {
        purchases.add(placed);
        // The first order of a member is the only time when their name has to be written down.
        var names = new TreeMap<Pseudonym, String>();
        placed.keySet().stream()
                .filter(command -> accounts.isNew(command.member()))
                .forEach(command -> names.put(command.member(), command.memberId()));
        new Holders(connection).name(names);
    }

    List<Envelope> events() {
        List<Envelope> events = new ArrayList<>();
        placed.forEach(
                (command, purchase) -> events.add(LedgerNews.of(command.member(), purchase, command.traceparent())));
        return events;
    }
}
