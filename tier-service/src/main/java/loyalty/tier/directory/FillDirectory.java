package loyalty.tier.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import loyalty.database.DatabaseException;
import loyalty.tier.membership.MemberEntity;
import loyalty.tier.membership.Members;
import org.jboss.logging.Logger;

/**
 * Enters in the background whoever was a member before there was a directory, some hundred in a transaction; whatever dies in
 * between goes on behind the last that was looked at. Members are locked meanwhile: who changes their name at the same time
 * waits, and has the last word.
 */
@ApplicationScoped
class FillDirectory {

    private static final Logger LOG = Logger.getLogger(FillDirectory.class);
    private static final int PAGE = 500;

    private final Fills fills;
    private final Members members;
    private final Directory directory;
    private volatile boolean complete;

    FillDirectory(Fills fills, Members members, Directory directory) {
        this.fills = fills;
        this.members = members;
        this.directory = directory;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void fill() {
        if (complete) {
            return;
        }
        try {
            fillAll();
            complete = fills.areComplete();
        } catch (RuntimeException e) {
            if (!DatabaseException.isPassing(e)) {
                LOG.error("the directory could not be filled", e);
            }
        }
    }

    /** All passes that have begun. */
    void fillAll() {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(this::fillSome);
        }
    }

    private boolean fillSome() {
        Optional<FillEntity> next = fills.lockNext();
        next.ifPresent(fill -> {
            List<MemberEntity> some = members.lockAfter(fill.filledUpTo, PAGE);
            directory.enter(some);
            fill.filledUpTo = some.isEmpty() ? fill.filledUpTo : some.getLast().memberId;
            fill.complete = some.size() < PAGE;
        });
        return next.isPresent();
    }
}
