package loyalty.points.byhibernate;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import loyalty.clock.BusinessClock;
import loyalty.database.Database;
import loyalty.database.ManyRows;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.outbox.Outbox;
import loyalty.points.domain.Language;
import loyalty.points.domain.account.Account;
import loyalty.points.domain.account.AccountState;
import loyalty.points.domain.account.Opening;
import loyalty.points.domain.conversion.Conversions;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.EarningPolicy;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.TierPeriods;
import loyalty.points.ledger.LedgerEvents;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.ledger.Written;
import loyalty.points.programme.RuleBook;
import loyalty.programme.ProgrammeVersions;
import org.hibernate.StatelessSession;

/**
 * What {@code PostBatch} does of a batch of plain orders, statement by statement and decided by the same rules, with some of the
 * tables behind Hibernate, and the others as the ledger has them. The accounts are there and have names, and nothing is due on
 * them. The outbox is what it is in the service: a shared module's, in SQL.
 */
@ApplicationScoped
public class OrdersByHibernate {

    private final StatelessSession session;
    private final Database database;
    private final BusinessClock clock;
    private final RuleBook ruleBook;
    private final Outbox outbox;

    OrdersByHibernate(
            StatelessSession session, Database database, BusinessClock clock, RuleBook ruleBook, Outbox outbox) {
        this.session = session;
        this.database = database;
        this.clock = clock;
        this.ruleBook = ruleBook;
        this.outbox = outbox;
    }

    /** An order to be posted. */
    public record Placing(Pseudonym member, Order order, byte[] bodyHash, String actor, Language spoken) {}

    /**
     * Posts orders in a transaction of their own.
     *
     * @param behind the tables that are behind Hibernate
     * @param event what is told of an order
     */
    public void post(List<Placing> orders, Set<LedgerTable> behind, Function<PlacedOrder, Envelope> event) {
        ProgrammeVersions versions = ruleBook.known();
        QuarkusTransaction.requiringNew()
                .run(() -> database.change(rows -> outbox.append(post(orders, versions, tables(rows, behind), event))));
    }

    private Tables tables(ManyRows rows, Set<LedgerTable> behind) {
        return new Tables(new HibernateTables(session), rows, behind);
    }

    private List<Envelope> post(
            List<Placing> orders, ProgrammeVersions versions, Tables tables, Function<PlacedOrder, Envelope> event) {
        Instant now = clock.now();
        List<String> orderIds =
                orders.stream().map(placing -> placing.order().orderId()).toList();
        require(tables.arePosted(orderIds), false);
        Map<Pseudonym, AccountState> before =
                tables.lock(orders.stream().map(Placing::member).toList(), versions);
        Map<Pseudonym, TierPeriods> tiers = tables.tiers(before.keySet());
        Map<Pseudonym, Account> accounts = open(before, versions, now);
        require(tables.areUnderWay(orderIds), false);
        List<PlacedOrder> placed = orders.stream()
                .map(placing -> place(placing, accounts, tiers, versions, now))
                .toList();
        tables.write(accounts, placed);
        List<Envelope> events = new ArrayList<>(placed.stream().map(event).toList());
        events.addAll(LedgerEvents.of(Written.of(accounts)));
        events.sort(Comparator.comparing(Envelope::key).thenComparingLong(Envelope::sequence));
        return events;
    }

    private static void require(boolean is, boolean expected) {
        if (is != expected) {
            throw new IllegalStateException("new orders of accounts on which nothing is due, by a simple programme");
        }
    }

    private static Map<Pseudonym, Account> open(
            Map<Pseudonym, AccountState> before, ProgrammeVersions versions, Instant now) {
        Conversions conversions = Conversions.of(versions);
        Map<Pseudonym, Account> accounts = new TreeMap<>();
        before.forEach((member, state) -> {
            require(state.isDue(now), false);
            var opening = new Opening(List.of(), List.of(), conversions, state.nextDueAt());
            accounts.put(member, Account.open(state, opening));
        });
        return accounts;
    }

    private static PlacedOrder place(
            Placing placing,
            Map<Pseudonym, Account> accounts,
            Map<Pseudonym, TierPeriods> tiers,
            ProgrammeVersions versions,
            Instant now) {
        Order order = placing.order();
        var policy = new EarningPolicy(
                versions.inForceAt(order.placedAt()).orElseThrow().programme());
        require(policy.asks(order.placedAt()).isEmpty(), true);
        require(policy.programme().attributes().isEmpty(), true);
        var earned = policy.earn(order, tiers.getOrDefault(placing.member(), TierPeriods.NONE), Counts.NONE);
        var purchase =
                Objects.requireNonNull(accounts.get(placing.member())).place(order, earned, placing.actor(), now);
        return new PlacedOrder(placing.member(), purchase, placing.bodyHash(), placing.spoken());
    }
}
