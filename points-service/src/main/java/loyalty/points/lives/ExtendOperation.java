package loyalty.points.lives;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import loyalty.events.PointsExtended;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.account.Account;
import loyalty.points.posting.LedgerBatch;
import loyalty.points.posting.LedgerOperation;
import loyalty.points.posting.Needs;

/** Moves the ends of what a member has, and tells of how many points that was. */
final class ExtendOperation implements LedgerOperation<Extend, Long> {

    private final LedgerBatch batch;

    private ExtendOperation(LedgerBatch batch) {
        this.batch = batch;
    }

    /** How the engine finds it. */
    @ApplicationScoped
    static class Kind implements LedgerOperation.Kind<Extend, Long> {

        @Override
        public Class<Extend> takes() {
            return Extend.class;
        }

        @Override
        public LedgerOperation<Extend, Long> begin(LedgerBatch batch) {
            return new ExtendOperation(batch);
        }
    }

    @Override
    public Map<String, FirstAnswer<Long>> known(Collection<String> ids) {
        return Map.of();
    }

    @Override
    public void need(List<Extend> commands, Needs needs) {
        commands.forEach(extend -> needs.openLots(extend.member()));
    }

    @Override
    public Outcome<Long> decide(Extend extend) {
        Account account = batch.account(extend.member());
        long points = account.extend(extend.life(), extend.from(), extend.zone(), batch.now());
        if (points > 0) {
            var event = new PointsExtended(extend.member(), account.state().changedAt(), points, extend.tier());
            batch.tell(event, account.state().eventSeq(), null);
        }
        return Outcome.done(points);
    }
}
