package loyalty.points.byhibernate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import loyalty.database.Batches;
import loyalty.events.Pseudonym;
import loyalty.points.domain.account.Account;
import loyalty.points.domain.account.AccountState;
import loyalty.points.domain.earning.TierPeriods;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.programme.RuleBook;
import loyalty.programme.ProgrammeVersions;
import org.hibernate.StatelessSession;

/**
 * The tables of a batch behind Hibernate, by a {@link StatelessSession}: one select for all keys, {@code insertMultiple} and
 * {@code updateMultiple}. Only the lock is native SQL, in a word that both engines know.
 */
final class HibernateTables {

    private static final String POSTED = "select p from PurchaseRow p left join EntryRow e"
            + " on e.id.pseudonym = p.id.pseudonym and e.id.seq = p.entrySeq where p.id.orderId in :keys";
    private static final String LOCK = "select a.*, (" + RuleBook.COUNT + ") as answer, exists (select 1 from"
            + " account_holder where account_holder.pseudonym = a.pseudonym and member_id is not null) as named"
            + " from account a force index (primary) where a.pseudonym in (:keys) order by a.pseudonym for update";

    private final StatelessSession session;
    private final Batches rows;
    private final Map<Pseudonym, AccountRow> locked = new TreeMap<>();

    HibernateTables(StatelessSession session) {
        this.session = session;
        this.rows = new Batches(session);
    }

    boolean arePosted(List<String> orderIds) {
        return !rows.select(POSTED, PurchaseRow.class, orderIds).isEmpty();
    }

    boolean areUnderWay(List<String> orderIds) {
        return !rows.select("from UnderWayRow where orderId in :keys", UnderWayRow.class, orderIds)
                .isEmpty();
    }

    Map<Pseudonym, AccountState> lock(Collection<Pseudonym> members, ProgrammeVersions versions) {
        List<Object[]> found = session.createNativeQuery(LOCK, Object[].class)
                .addEntity("a", AccountRow.class)
                .addScalar("answer", Integer.class)
                .addScalar("named", Integer.class)
                .setParameterList("keys", members.stream().sorted().toList())
                .getResultList();
        Map<Pseudonym, AccountState> states = new TreeMap<>();
        for (Object[] row : found) {
            AccountRow account = (AccountRow) row[0];
            if (!row[1].equals(versions.versions().size()) || !row[2].equals(1)) {
                throw new IllegalStateException("known rules, and accounts with names");
            }
            locked.put(account.pseudonym, account);
            states.put(account.pseudonym, account.state());
        }
        return states;
    }

    Map<Pseudonym, TierPeriods> tiers(Collection<Pseudonym> members) {
        Map<Pseudonym, TierPeriods> tiers = new TreeMap<>();
        rows.select("from TierPeriodRow where id.pseudonym in :keys", TierPeriodRow.class, members).stream()
                .collect(groupingBy(row -> row.id.pseudonym(), mapping(TierPeriodRow::period, toList())))
                .forEach((member, periods) -> tiers.put(member, new TierPeriods(periods)));
        return tiers;
    }

    void addEntries(Map<Pseudonym, Account> accounts) {
        add(accounts, Account::entries, EntryRow::of);
    }

    void addLots(Map<Pseudonym, Account> accounts) {
        add(accounts, Account::lotsOpened, LotRow::of);
    }

    private <T> void add(
            Map<Pseudonym, Account> accounts,
            Function<Account, List<T>> brought,
            BiFunction<Pseudonym, T, Object> row) {
        List<Object> added = new ArrayList<>();
        accounts.forEach(
                (member, account) -> brought.apply(account).forEach(value -> added.add(row.apply(member, value))));
        rows.insert(added);
    }

    void addPurchases(List<PlacedOrder> placed) {
        rows.insert(placed.stream().map(PurchaseRow::of).toList());
    }

    void move(Map<Pseudonym, Account> accounts) {
        List<AccountRow> moved = new ArrayList<>();
        accounts.forEach((member, account) ->
                moved.add(Objects.requireNonNull(locked.get(member)).moved(account.state())));
        session.updateMultiple(moved);
    }
}
