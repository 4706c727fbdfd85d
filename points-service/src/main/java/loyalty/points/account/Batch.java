package loyalty.points.account;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.points.account.Command.PlaceOrder;
import loyalty.points.domain.Account;
import loyalty.points.domain.AccountState;
import loyalty.points.domain.EarningPolicy;
import loyalty.points.domain.Purchase;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.TierPeriods;
import loyalty.programme.ProgrammeVersions;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction does for many commands: reads all that they need, lets the domain decide each in turn, writes all
 * that came of it. The number of statements does not grow with the number of commands.
 */
final class Batch {

    private final Connection connection;
    private final Instant now;
    private final ProgrammeVersions versions;
    private final Purchases purchases;

    private Map<String, byte[]> known = Map.of();
    private final Map<String, Outcome.Accepted> earlier = new HashMap<>();
    private Map<Pseudonym, AccountState> before = Map.of();
    private final Map<Pseudonym, Account> accounts = new TreeMap<>();
    private Map<Pseudonym, TierPeriods> tiers = Map.of();
    private final Map<PlaceOrder, Purchase> placed = new LinkedHashMap<>();

    /** @param now the business time of everything in this batch */
    Batch(Connection connection, Instant now, ProgrammeVersions versions) {
        this.connection = connection;
        this.now = now;
        this.versions = versions;
        this.purchases = new Purchases(connection);
    }

    /** Decides the commands in their order. */
    List<Outcome> decide(List<Command> commands) throws SQLException {
        recognise(commands);
        open(commands);
        List<Outcome> outcomes = new ArrayList<>(commands.size());
        for (Command command : commands) {
            outcomes.add(
                    switch (command) {
                        case PlaceOrder order -> place(order);
                        case Command.Settle settled -> new Outcome.Settled();
                    });
        }
        return outcomes;
    }

    private void recognise(List<Command> commands) throws SQLException {
        Map<String, byte[]> asked = new HashMap<>();
        commands.forEach(command -> {
            if (command instanceof PlaceOrder order) {
                asked.put(order.order().orderId(), order.bodyHash());
            }
        });
        known = new HashMap<>(purchases.hashes(asked.keySet()));
        for (Purchases.Owned owned : purchases.find(known.keySet())) {
            earlier.put(
                    owned.purchase().order().orderId(), new Outcome.Accepted(owned.purchase(), owned.spoken(), true));
        }
    }

    private void open(List<Command> commands) throws SQLException {
        SortedSet<Pseudonym> members = commands.stream()
                .filter(command -> !(command instanceof PlaceOrder order
                        && known.containsKey(order.order().orderId())))
                .map(Command::member)
                .collect(Collectors.toCollection(TreeSet::new));
        if (members.isEmpty()) {
            return;
        }
        before = new Accounts(connection).lock(members);
        tiers = new TierNews(connection).of(members);
        settle();
    }

    /** What fell due comes first, so that every order finds the account as it is at its own time. */
    private void settle() throws SQLException {
        List<Pseudonym> due = before.entrySet().stream()
                .filter(account -> account.getValue().isDue(now))
                .map(Map.Entry::getKey)
                .toList();
        Lots lots = new Lots(connection);
        Map<Pseudonym, List<Lots.Owned>> dueLots =
                lots.due(due, now).stream().collect(Collectors.groupingBy(Lots.Owned::member));
        Map<Pseudonym, Instant> dueAfter = lots.dueAfter(due, now);
        before.forEach((member, state) -> accounts.put(
                member,
                state.isDue(now)
                        ? Account.open(state, lotsOf(dueLots.get(member)), dueAfter.get(member))
                        : Account.open(state)));
        due.forEach(member -> account(member).settle(now));
    }

    private Account account(Pseudonym member) {
        return Objects.requireNonNull(accounts.get(member), "the account was opened with the others");
    }

    private static List<loyalty.points.domain.Lot> lotsOf(@Nullable List<Lots.Owned> owned) {
        return owned == null ? List.of() : owned.stream().map(Lots.Owned::lot).toList();
    }

    private Outcome place(PlaceOrder command) {
        String orderId = command.order().orderId();
        byte[] hash = known.get(orderId);
        Outcome.Accepted first = earlier.get(orderId);
        if (hash != null && first != null) {
            return MessageDigest.isEqual(hash, command.bodyHash())
                    ? first.again()
                    : new Outcome.Refused(new Rejection.IdempotencyMismatch(orderId));
        }
        var version = versions.inForceAt(command.order().placedAt()).orElseThrow();
        var earned = new EarningPolicy(version.programme())
                .earn(command.order(), tiers.getOrDefault(command.member(), TierPeriods.NONE));
        Purchase purchase = account(command.member()).place(command.order(), earned, command.actor(), now);
        Outcome.Accepted accepted = new Outcome.Accepted(purchase, command.spoken(), false);
        placed.put(command, purchase);
        known.put(orderId, command.bodyHash());
        earlier.put(orderId, accepted);
        return accepted;
    }

    /**
     * Writes everything that was decided.
     *
     * @return the events that tell it, in order per member
     */
    List<Envelope> write() throws SQLException {
        Written written = Written.of(accounts);
        new Entries(connection).add(written.entries());
        new Lots(connection).open(written.lotsOpened());
        new Lots(connection).write(written.lotsChanged());
        new Activations(connection).add(written.activations());
        purchases.add(placed);
        nameHolders();
        new Accounts(connection).write(changes());
        return events(written);
    }

    /** The first order of a member is the only time when their name has to be written down. */
    private void nameHolders() throws SQLException {
        var names = new TreeMap<Pseudonym, String>();
        placed.forEach((command, purchase) -> {
            if (AccountState.NEW.equals(before.get(command.member()))) {
                names.put(command.member(), command.memberId());
            }
        });
        new Holders(connection).name(names);
    }

    private List<Accounts.Change> changes() {
        List<Accounts.Change> changes = new ArrayList<>();
        before.forEach((member, state) -> {
            AccountState after = account(member).state();
            if (!after.equals(state)) {
                changes.add(new Accounts.Change(member, state, after));
            }
        });
        return changes;
    }

    private List<Envelope> events(Written written) {
        List<Envelope> events = new ArrayList<>();
        placed.forEach(
                (command, purchase) -> events.add(LedgerNews.of(command.member(), purchase, command.traceparent())));
        written.activations().forEach(owned -> events.add(LedgerNews.of(owned.member(), owned.activation())));
        written.entries().forEach(owned -> {
            Long eventSeq = owned.entry().eventSeq();
            if (eventSeq != null) {
                events.add(LedgerNews.of(owned.member(), owned.entry(), eventSeq));
            }
        });
        events.sort(java.util.Comparator.comparing(Envelope::key).thenComparingLong(Envelope::sequence));
        return events;
    }
}
