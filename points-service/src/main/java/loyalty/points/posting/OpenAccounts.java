package loyalty.points.posting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Hold;
import loyalty.points.domain.account.Account;
import loyalty.points.domain.account.AccountState;
import loyalty.points.domain.account.Lot;
import loyalty.points.domain.account.Opening;
import loyalty.points.domain.conversion.Conversions;
import loyalty.points.ledger.Accounts;
import loyalty.points.ledger.Holds;
import loyalty.points.ledger.Lots;
import loyalty.points.programme.RuleBook;

/** The accounts of a batch: locked, opened with what its commands need, and with everything settled that was due. */
final class OpenAccounts {

    private final ManyRows rows;
    private final Instant now;
    private final Conversions conversions;
    private Map<Pseudonym, AccountState> before = Map.of();
    private Set<Pseudonym> nameless = Set.of();
    private final Map<Pseudonym, Account> accounts = new TreeMap<>();

    /** @param now the business time of everything in the batch */
    OpenAccounts(ManyRows rows, Instant now, Conversions conversions) {
        this.rows = rows;
        this.now = now;
        this.conversions = conversions;
    }

    /**
     * Locks and opens them, until the end of the transaction.
     *
     * @param programmeVersions how many of them the caller knows
     * @throws StaleRules when there are others
     */
    void open(Needs needs, int programmeVersions) {
        if (needs.members().isEmpty()) {
            return;
        }
        Accounts.Locked locked = new Accounts(rows).lock(needs.members(), RuleBook.COUNT);
        if (locked.answer() != programmeVersions) {
            throw new StaleRules();
        }
        before = locked.accounts();
        nameless = locked.nameless();
        List<Pseudonym> due = before.entrySet().stream()
                .filter(account -> account.getValue().isDue(now))
                .map(Map.Entry::getKey)
                .toList();
        Lots lots = new Lots(rows);
        Holds holds = new Holds(rows);
        List<Holds.StoredHold> concerned = new ArrayList<>(holds.find(needs.holds()));
        concerned.addAll(holds.ending(due, now));
        List<Lots.MemberLot> drawnOn = new ArrayList<>(lots.due(due, now));
        drawnOn.addAll(lots.spendable(drawnOn(needs, due), now));
        drawnOn.addAll(lots.heldBy(concerned));
        drawnOn.addAll(lots.broughtBy(needs.lots()));
        drawnOn.addAll(lots.open(needs.openLots()));
        Map<Pseudonym, Instant> dueLater = lots.dueAfter(due, now);
        holds.endingAfter(due, now).forEach((member, at) -> dueLater.merge(member, at, OpenAccounts::earlier));
        open(drawnOn, concerned, dueLater);
        due.forEach(member -> of(member).settle(now));
    }

    /** What the commands may draw on, and, where points become something by themselves, all that the clock may draw on. */
    private Map<Pseudonym, Long> drawnOn(Needs needs, List<Pseudonym> due) {
        Map<Pseudonym, Long> points = new TreeMap<>(needs.points());
        if (conversions.least().isPresent()) {
            due.forEach(member -> points.put(member, Long.MAX_VALUE));
        }
        return points;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void open(List<Lots.MemberLot> lots, List<Holds.StoredHold> holds, Map<Pseudonym, Instant> dueLater) {
        Map<Pseudonym, List<Lot>> lotsOf =
                lots.stream().collect(groupingBy(Lots.MemberLot::member, mapping(Lots.MemberLot::lot, toList())));
        Map<Pseudonym, List<Hold>> holdsOf =
                holds.stream().collect(groupingBy(Holds.StoredHold::member, mapping(Holds.StoredHold::hold, toList())));
        before.forEach((member, state) -> {
            var opening = new Opening(
                    lotsOf.getOrDefault(member, List.of()),
                    holdsOf.getOrDefault(member, List.of()),
                    conversions,
                    state.isDue(now) ? dueLater.get(member) : state.nextDueAt());
            accounts.put(member, Account.open(state, opening));
        });
    }

    Account of(Pseudonym member) {
        return Objects.requireNonNull(accounts.get(member), "the account was opened with the others");
    }

    /** Whether it was not known before this batch who is behind the account. */
    boolean isNameless(Pseudonym member) {
        return nameless.contains(member);
    }

    Map<Pseudonym, Account> all() {
        return accounts;
    }

    /** What has become of the rows. */
    List<Accounts.Change> changes() {
        List<Accounts.Change> changes = new ArrayList<>();
        before.forEach((member, state) -> {
            AccountState after = of(member).state();
            if (!after.equals(state)) {
                changes.add(new Accounts.Change(member, state, after));
            }
        });
        return changes;
    }
}
