package loyalty.voucher.issuance;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loyalty.clock.BusinessClock;
import loyalty.database.Database;
import loyalty.outbox.Received;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.holder.Holders;
import loyalty.voucher.holder.WalletEvents;
import loyalty.voucher.vouchers.OfferLimits;
import loyalty.voucher.vouchers.Vouchers;
import org.jspecify.annotations.Nullable;

/**
 * The listener's batches, each a transaction, by its own classes, with {@code voucher} in SQL or behind Hibernate. What the inbox asks
 * and marks in that transaction is asked and marked here, in the same statements; only how far a partition is read is not
 * noted, which is no part of a handler's work.
 */
@ApplicationScoped
class BatchesOfEvents {

    private static final String KNOWN = "select event_id from inbox where event_id in (:keys)";
    private static final String MARK = "insert into inbox (event_id)";

    private final Database database;
    private final Holders holders;
    private final OfferLimits limits;
    private final KnownProgrammes programmes;
    private final WalletEvents events;
    private final BusinessClock clock;
    private final GiveStoreCurrency storeCurrency;

    BatchesOfEvents(
            Database database,
            Holders holders,
            OfferLimits limits,
            KnownProgrammes programmes,
            WalletEvents events,
            BusinessClock clock,
            GiveStoreCurrency storeCurrency) {
        this.database = database;
        this.holders = holders;
        this.limits = limits;
        this.programmes = programmes;
        this.events = events;
        this.clock = clock;
        this.storeCurrency = storeCurrency;
    }

    /** The listener, with a way to the vouchers. */
    IssueListener giving(Vouchers vouchers) {
        return new IssueListener(
                holders,
                new GiveVouchers(vouchers, new TakeTierVouchers(vouchers), limits, programmes),
                storeCurrency,
                events,
                clock);
    }

    /** Applies events as the consumer does. */
    void apply(List<Received> batch, IssueListener listener) {
        QuarkusTransaction.requiringNew().run(() -> {
            List<String> ids = batch.stream().map(Received::id).toList();
            Set<String> known = new HashSet<>(database.ask(rows -> rows.select(KNOWN, ids, row -> row.getString(1))));
            if (!known.isEmpty()) {
                throw new IllegalStateException("events that were never heard");
            }
            listener.handle(batch);
            List<@Nullable Object[]> marks = new ArrayList<>();
            ids.forEach(id -> marks.add(new Object[] {id}));
            database.change(rows -> rows.insert(MARK, marks));
        });
    }
}
