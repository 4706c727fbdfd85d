package loyalty.points.returns;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import loyalty.database.Batches;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Language;
import loyalty.points.domain.returns.ReturnTerms;
import loyalty.points.domain.returns.Returned;
import loyalty.points.ledger.BalanceAfter;
import loyalty.points.ledger.LedgerJson;
import org.hibernate.StatelessSession;

/** Accepted returns. They are added, and that is all. */
@ApplicationScoped
class Returns implements PanacheRepositoryBase<ReturnEntity, ReturnEntity.Id> {

    private static final String NAMED = "from ReturnEntity where id.orderId = :orderId and returnId = :returnId";
    private static final String OF_ORDERS =
            "from ReturnEntity where id.orderId in :orders and id.pseudonym in :members order by id.eventSeq";

    private final StatelessSession session;
    private final Batches rows;

    Returns(StatelessSession session) {
        this.session = session;
        this.rows = new Batches(session);
    }

    /** Those of these returns that there are. */
    List<RecordedReturn> named(Collection<String> ids) {
        return ids.stream().flatMap(id -> named(id).stream()).toList();
    }

    private Optional<RecordedReturn> named(String id) {
        int slash = id.indexOf('/');
        return session.createSelectionQuery(NAMED, ReturnEntity.class)
                .setParameter("orderId", id.substring(0, slash))
                .setParameter("returnId", id.substring(slash + 1))
                .uniqueResultOptional()
                .map(Returns::recorded);
    }

    /** The returns of these orders, in order. */
    List<RecordedReturn> ofOrders(Collection<String> orderIds, Collection<Pseudonym> members) {
        if (orderIds.isEmpty() || members.isEmpty()) {
            return List.of();
        }
        return session
                .createSelectionQuery(OF_ORDERS, ReturnEntity.class)
                .setParameterList("orders", orderIds)
                .setParameterList("members", members)
                .getResultList()
                .stream()
                .map(Returns::recorded)
                .toList();
    }

    void add(Collection<RecordedReturn> returns) {
        rows.insert(returns.stream().map(Returns::row).toList());
    }

    private static ReturnEntity row(RecordedReturn recorded) {
        Returned returned = recorded.returned();
        ReturnTerms terms = returned.terms();
        ReturnEntity row = new ReturnEntity();
        row.id = new ReturnEntity.Id(recorded.member(), recorded.orderId(), returned.eventSeq());
        row.returnId = returned.returnId();
        row.bodyHash = recorded.bodyHash();
        row.at = returned.at();
        row.returnedAt = returned.returnedAt();
        row.lines = LedgerJson.writeReturned(terms.lines());
        row.complete = terms.complete();
        row.due = terms.due();
        row.reversed = returned.reversed();
        row.lapsed = returned.lapsed();
        row.owed = returned.owed();
        row.restored = terms.restored();
        row.worth = terms.worth();
        row.kept = LedgerJson.write(new Explanation(terms.kept(), List.of()));
        row.counted = LedgerJson.writeOrNull(terms.counted());
        row.reverseSeq = returned.reverseSeq();
        row.restoreSeq = returned.restoreSeq();
        row.after = BalanceAfter.of(returned.after());
        row.spoken = recorded.spoken().code();
        return row;
    }

    private static RecordedReturn recorded(ReturnEntity row) {
        var terms = new ReturnTerms(
                LedgerJson.returned(row.lines),
                row.complete,
                row.due,
                row.restored,
                row.worth,
                LedgerJson.explanation(row.kept).rules(),
                LedgerJson.counts(row.counted));
        var returned = new Returned(
                row.returnId,
                row.returnedAt,
                terms,
                row.reversed,
                row.lapsed,
                row.owed,
                row.at,
                row.id.eventSeq(),
                row.reverseSeq,
                row.restoreSeq,
                row.after.balance());
        return new RecordedReturn(
                row.id.pseudonym(), row.id.orderId(), returned, row.bodyHash, new Language(row.spoken));
    }
}
