package loyalty.voucher.returns;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import loyalty.database.Batches;
import org.hibernate.StatelessSession;

/** The table {@code settled_return}. Rows are added, and that is all. */
@ApplicationScoped
class SettledReturnRows implements PanacheRepositoryBase<SettledReturnEntity, SettledReturnEntity.Id> {

    private static final String NAMED = "from SettledReturnEntity where id = :id";
    private static final String OF_ORDERS = "from SettledReturnEntity where id.orderId in :keys";

    private final StatelessSession session;

    SettledReturnRows(StatelessSession session) {
        this.session = session;
    }

    Optional<SettledReturnEntity> named(SettledReturnEntity.Id id) {
        return session.createSelectionQuery(NAMED, SettledReturnEntity.class)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    List<SettledReturnEntity> ofOrders(Collection<String> orderIds) {
        return new Batches(session).select(OF_ORDERS, SettledReturnEntity.class, orderIds);
    }

    void add(SettledReturnEntity row) {
        session.insert(row);
    }
}
