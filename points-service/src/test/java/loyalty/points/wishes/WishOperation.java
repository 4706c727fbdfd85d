package loyalty.points.wishes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loyalty.database.ManyRows;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Outcome;
import loyalty.points.posting.LedgerBatch;
import loyalty.points.posting.LedgerOperation;
import loyalty.points.posting.Needs;

/** Says what it needs, what is known, how it decides and what it writes; the engine does the rest. */
final class WishOperation implements LedgerOperation<WishCommand, Long> {

    private final LedgerBatch batch;
    private final ManyRows rows;
    private final Map<WishCommand, Long> granted = new LinkedHashMap<>();

    private WishOperation(LedgerBatch batch) {
        this.batch = batch;
        this.rows = batch.rows();
    }

    @ApplicationScoped
    static class Kind implements LedgerOperation.Kind<WishCommand, Long> {

        @Override
        public Class<WishCommand> takes() {
            return WishCommand.class;
        }

        @Override
        public LedgerOperation<WishCommand, Long> begin(LedgerBatch batch) {
            return new WishOperation(batch);
        }
    }

    @Override
    public Map<String, FirstAnswer<Long>> known(Collection<String> ids) {
        Map<String, FirstAnswer<Long>> known = new HashMap<>();
        rows.select(
                        "select wish_id, body_hash, available from wish where wish_id in (:keys)",
                        ids,
                        row -> Map.entry(
                                row.getString("wish_id"),
                                new FirstAnswer<>(row.getBytes("body_hash"), row.getLong("available"))))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        return known;
    }

    @Override
    public void need(List<WishCommand> commands, Needs needs) {
        commands.forEach(command -> needs.account(command.member()));
    }

    @Override
    public Outcome<Long> decide(WishCommand command) {
        long available = batch.account(command.member()).state().balance().available();
        granted.put(command, available);
        return Outcome.done(available);
    }

    @Override
    public void write() {
        rows.insert(
                "insert into wish (pseudonym, wish_id, body_hash, available)",
                granted.entrySet().stream()
                        .map(wish -> new Object[] {
                            wish.getKey().member(),
                            wish.getKey().id(),
                            wish.getKey().bodyHash(),
                            wish.getValue()
                        })
                        .toList());
    }
}
