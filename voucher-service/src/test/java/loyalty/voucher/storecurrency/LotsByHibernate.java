package loyalty.voucher.storecurrency;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;
import loyalty.database.Batches;
import loyalty.database.Database;
import org.hibernate.StatelessSession;

/**
 * What a batch of orders asks of {@code store_currency_lot}, behind Hibernate; for {@code BatchRateTest} alone. The entity is
 * part of the persistence unit of every test of this module; nothing else asks for it, and none of it is in the service.
 */
@Singleton
@Typed(LotsByHibernate.class)
public class LotsByHibernate extends Lots {

    private final StatelessSession session;

    LotsByHibernate(Database database, StatelessSession session) {
        super(database);
        this.session = session;
    }

    @Override
    public void issue(List<Lot> lots) {
        new Batches(session).insert(lots.stream().map(LotRow::of).toList());
    }
}
