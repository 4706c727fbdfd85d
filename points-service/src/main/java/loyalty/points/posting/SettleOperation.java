package loyalty.points.posting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Outcome;

/** Applies what is due by the clock: an account of the batch is settled as it is opened, so nothing is left to decide. */
final class SettleOperation implements LedgerOperation<Settle, Instant> {

    /** How the engine finds it. */
    @ApplicationScoped
    static class Kind implements LedgerOperation.Kind<Settle, Instant> {

        @Override
        public Class<Settle> takes() {
            return Settle.class;
        }

        @Override
        public LedgerOperation<Settle, Instant> begin(LedgerBatch batch) {
            return new SettleOperation();
        }
    }

    @Override
    public Map<String, FirstAnswer<Instant>> known(Collection<String> ids) {
        return Map.of();
    }

    @Override
    public void need(List<Settle> commands, Needs needs) {
        commands.forEach(settle -> needs.account(settle.member()));
    }

    @Override
    public Outcome<Instant> decide(Settle settle) {
        return Outcome.done(settle.upTo());
    }
}
