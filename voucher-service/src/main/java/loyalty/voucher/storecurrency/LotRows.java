package loyalty.voucher.storecurrency;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.database.Batches;
import loyalty.events.Pseudonym;
import org.hibernate.StatelessSession;

/** The table {@code store_currency_lot}. */
@ApplicationScoped
class LotRows implements PanacheRepositoryBase<LotEntity, LotEntity.Id> {

    /** Which end of a lot's window its row waits for. */
    enum Edge {
        OPENS("redeemableFrom"),
        CLOSES("redeemableUntil");

        private final String instant;

        Edge(String instant) {
            this.instant = instant;
        }
    }

    private static final String LEFT =
            "from LotEntity where id.pseudonym = :member and left > 0 order by redeemableUntil, id.lotId";
    private static final String NOT_OF_ORDERS = "from LotEntity where id.pseudonym in :keys and orderId is null";
    private static final String OF_ORDER = "from LotEntity where id.pseudonym = :member and orderId = :id";
    private static final String ONE = "from LotEntity where id.pseudonym = :member and id.lotId = :id";
    private static final String NEXT = "select dueAt from LotEntity where dueAt is not null order by dueAt";
    private static final String MEMBERS_DUE = "select distinct id.pseudonym from LotEntity where dueAt <= :at";
    private static final String MEANT = " where id.pseudonym in :keys and dueAt <= :at and dueAt = ";
    private static final String OPEN = "update LotEntity set dueAt = redeemableUntil" + MEANT;
    private static final String CLOSE =
            "update LotEntity set expired = expired + left - held, left = held, dueAt = null" + MEANT;

    private final StatelessSession session;
    private final Batches batches;

    LotRows(StatelessSession session) {
        this.session = session;
        this.batches = new Batches(session);
    }

    void add(List<LotEntity> lots) {
        batches.insert(lots);
    }

    /** What a member has left, the soonest to end first. */
    List<LotEntity> leftOf(Pseudonym member) {
        return session.createSelectionQuery(LEFT, LotEntity.class)
                .setParameter("member", member)
                .getResultList();
    }

    List<LotEntity> notOfOrders(Collection<Pseudonym> members) {
        return batches.select(NOT_OF_ORDERS, LotEntity.class, members);
    }

    Optional<LotEntity> ofOrder(Pseudonym member, String orderId) {
        return single(OF_ORDER, member, orderId);
    }

    Optional<LotEntity> named(Pseudonym member, String lotId) {
        return single(ONE, member, lotId);
    }

    private Optional<LotEntity> single(String query, Pseudonym member, String id) {
        return session.createSelectionQuery(query, LotEntity.class)
                .setParameter("member", member)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    @ActivateRequestContext
    Optional<Instant> nextDue() {
        return session.createSelectionQuery(NEXT, Instant.class).setMaxResults(1).getResultList().stream()
                .findFirst();
    }

    @ActivateRequestContext
    List<Pseudonym> membersDue(Instant at, int limit) {
        return session.createSelectionQuery(MEMBERS_DUE, Pseudonym.class)
                .setParameter("at", at)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The lots of some members that wait for an end of their window which has come. */
    List<LotEntity> due(Edge edge, Instant at, Collection<Pseudonym> members) {
        return batches.select("from LotEntity" + MEANT + edge.instant, LotEntity.class, members, Map.of("at", at));
    }

    /** Moves the same lots over that end; how many they were. */
    int pass(Edge edge, Instant at, Collection<Pseudonym> members) {
        return batches.update((edge == Edge.OPENS ? OPEN : CLOSE) + edge.instant, members, Map.of("at", at));
    }

    /**
     * Changes a lot of a member who is locked.
     *
     * @param change in HQL, with the condition under which the lot is as it was read
     * @throws IllegalStateException when it is not
     */
    void change(String change, Pseudonym member, String lotId, Map<String, ?> values) {
        var query = session.createMutationQuery("update LotEntity set " + change)
                .setParameter("member", member)
                .setParameter("lot", lotId);
        values.forEach(query::setParameter);
        if (query.executeUpdate() != 1) {
            throw new IllegalStateException("a lot of a member who is locked is not as it was read");
        }
    }
}
