package loyalty.tier.granted;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import loyalty.database.Database;
import loyalty.database.HashChain;
import loyalty.database.Leases;

/** Gives acts their place in a chain, in the background. */
@ApplicationScoped
class StaffActSealer {

    private final HashChain chain;

    StaffActSealer(Database database, Leases leases) {
        this.chain = new HashChain(database, leases, StaffActs.SEALED);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void seal() {
        chain.seal();
    }
}
