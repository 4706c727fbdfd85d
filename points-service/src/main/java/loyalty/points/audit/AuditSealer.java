package loyalty.points.audit;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import loyalty.database.Database;
import loyalty.database.HashChain;
import loyalty.database.Leases;

/** Gives acts their place in a chain, in the background, so that no agent waits for another's. */
@ApplicationScoped
class AuditSealer {

    private static final HashChain.Rows ACTS = new HashChain.Rows(
            "audit",
            "audit_chain",
            "hex(pseudonym), act, date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role, coalesce(origin, ''), what,"
                    + " points, coalesce(reason, ''), coalesce(hex(note_hash), '')");

    private final HashChain chain;

    AuditSealer(Database database, Leases leases) {
        this.chain = new HashChain(database, leases, ACTS);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void seal() {
        chain.seal();
    }
}
