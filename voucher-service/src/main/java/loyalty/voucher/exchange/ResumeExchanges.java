package loyalty.voucher.exchange;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import loyalty.database.DatabaseException;
import loyalty.voucher.domain.Exchange;
import org.jboss.logging.Logger;

/** Ends what somebody began and did not end, once the lease of the row has run out. */
@ApplicationScoped
class ResumeExchanges {

    private static final Logger LOG = Logger.getLogger(ResumeExchanges.class);
    private static final int PAGE = 20;

    private final Exchanges exchanges;
    private final ExchangePoints exchangePoints;
    private volatile boolean ending;

    ResumeExchanges(Exchanges exchanges, ExchangePoints exchangePoints) {
        this.exchanges = exchanges;
        this.exchangePoints = exchangePoints;
    }

    void stop(@Observes ShutdownEvent end) {
        ending = true;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        try {
            exchanges.claimLeft(PAGE).forEach(this::end);
        } catch (RuntimeException e) {
            // The way to the database ends with the process, and whoever comes next goes on.
            if (!ending && !DatabaseException.isPassing(e)) {
                LOG.error("exchanges that were left could not be ended", e);
            }
        }
    }

    private void end(StoredExchange exchange) {
        if (exchange.state() instanceof Exchange.UnderWay state
                && exchangePoints.finish(exchange, state).isPresent()) {
            LOG.debugf("points-service is away; an exchange is tried again when its new lease has run out");
        }
    }
}
