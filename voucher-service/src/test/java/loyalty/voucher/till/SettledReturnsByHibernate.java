package loyalty.voucher.till;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import loyalty.database.Batches;
import loyalty.database.Database;
import org.hibernate.StatelessSession;

/**
 * What a batch of orders asks of {@code settled_return}, behind Hibernate, as long as nothing has come back; for
 * {@code BatchRateTest} alone. The entity is part of the persistence unit of every test of this module; nothing else asks for
 * it, and none of it is in the service.
 */
@Singleton
@Typed(SettledReturnsByHibernate.class)
public class SettledReturnsByHibernate extends SettledReturns {

    private static final String RETURNED =
            "select id.orderId, returned from SettledReturnRow where id.orderId in :keys";

    private final StatelessSession session;

    SettledReturnsByHibernate(Database database, ObjectMapper json, StatelessSession session) {
        super(database, json);
        this.session = session;
    }

    @Override
    public Map<String, Map<String, Long>> returned(Collection<String> orderIds) {
        if (!new Batches(session).select(RETURNED, Object[].class, orderIds).isEmpty()) {
            throw new IllegalStateException("orders of which nothing has come back");
        }
        return Map.of();
    }
}
