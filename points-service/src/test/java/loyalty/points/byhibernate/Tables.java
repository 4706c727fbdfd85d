package loyalty.points.byhibernate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.points.domain.account.Account;
import loyalty.points.domain.account.AccountState;
import loyalty.points.domain.earning.TierPeriods;
import loyalty.points.ledger.Accounts;
import loyalty.points.ledger.Entries;
import loyalty.points.ledger.LotWrites;
import loyalty.points.ledger.OrdersUnderWay;
import loyalty.points.ledger.Purchases;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.ledger.TierPeriodRows;
import loyalty.points.ledger.Written;
import loyalty.points.programme.RuleBook;
import loyalty.programme.ProgrammeVersions;

/** The tables of a batch: each behind Hibernate, or as the ledger has it. */
final class Tables {

    private final HibernateTables hibernate;
    private final ManyRows sql;
    private final Set<LedgerTable> behind;
    private final Map<Pseudonym, AccountState> before = new TreeMap<>();

    Tables(HibernateTables hibernate, ManyRows sql, Set<LedgerTable> behind) {
        this.hibernate = hibernate;
        this.sql = sql;
        this.behind = behind;
    }

    boolean arePosted(List<String> orderIds) {
        return behind.contains(LedgerTable.PURCHASE)
                ? hibernate.arePosted(orderIds)
                : !new Purchases(sql).find(orderIds).isEmpty();
    }

    boolean areUnderWay(List<String> orderIds) {
        return behind.contains(LedgerTable.ORDER_UNDER_WAY)
                ? hibernate.areUnderWay(orderIds)
                : !new OrdersUnderWay(sql).find(orderIds).isEmpty();
    }

    Map<Pseudonym, AccountState> lock(Collection<Pseudonym> members, ProgrammeVersions versions) {
        if (behind.contains(LedgerTable.ACCOUNT)) {
            before.putAll(hibernate.lock(members, versions));
            return before;
        }
        Accounts.Locked locked = new Accounts(sql).lock(new TreeSet<>(members), RuleBook.COUNT);
        if (locked.answer() != versions.versions().size() || !locked.nameless().isEmpty()) {
            throw new IllegalStateException("known rules, and accounts with names");
        }
        before.putAll(locked.accounts());
        return before;
    }

    Map<Pseudonym, TierPeriods> tiers(Collection<Pseudonym> members) {
        return behind.contains(LedgerTable.TIER_PERIOD)
                ? hibernate.tiers(members)
                : new TierPeriodRows(sql).of(members);
    }

    /** In the order in which the ledger writes. */
    void write(Map<Pseudonym, Account> accounts, List<PlacedOrder> placed) {
        Written written = Written.of(accounts);
        if (behind.contains(LedgerTable.ENTRY)) {
            hibernate.addEntries(accounts);
        } else {
            new Entries(sql).add(written.entries());
        }
        if (behind.contains(LedgerTable.LOT)) {
            hibernate.addLots(accounts);
        } else {
            new LotWrites(sql).open(written.lotsOpened());
        }
        if (behind.contains(LedgerTable.PURCHASE)) {
            hibernate.addPurchases(placed);
        } else {
            new Purchases(sql).add(placed);
        }
        if (behind.contains(LedgerTable.ACCOUNT)) {
            hibernate.move(accounts);
        } else {
            List<Accounts.Change> changes = new ArrayList<>();
            accounts.forEach((member, account) -> changes.add(
                    new Accounts.Change(member, Objects.requireNonNull(before.get(member)), account.state())));
            new Accounts(sql).write(changes);
        }
    }
}
