package loyalty.points.posting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import loyalty.api.ProblemException;
import loyalty.clock.DueWork;
import loyalty.events.Pseudonym;
import loyalty.points.ledger.Accounts;

/** Settles accounts that nobody looks at: activates points, expires points and holds, through the posting queue. */
@ApplicationScoped
class ExpirySweep implements DueWork {

    private static final int ACCOUNTS_A_ROUND_MAX = 1_024;

    private final Ledger ledger;
    private final PostingQueue queue;

    ExpirySweep(Ledger ledger, PostingQueue queue) {
        this.ledger = ledger;
        this.queue = queue;
    }

    @Override
    public Optional<Instant> nextDue() {
        return ledger.read(Accounts::nextDue);
    }

    @Override
    public void runDue(Instant at) {
        for (List<Pseudonym> due = due(at); !due.isEmpty(); due = due(at)) {
            CompletableFuture<?>[] settling = due.stream()
                    .map(member -> queue.postPatiently(new Settle(member, at)).toCompletableFuture())
                    .toArray(CompletableFuture<?>[]::new);
            await(CompletableFuture.allOf(settling));
        }
    }

    private List<Pseudonym> due(Instant at) {
        return ledger.read(rows -> Accounts.due(rows, at, ACCOUNTS_A_ROUND_MAX));
    }

    private static void await(CompletableFuture<Void> settling) {
        try {
            settling.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException problem ? problem : e;
        }
    }
}
