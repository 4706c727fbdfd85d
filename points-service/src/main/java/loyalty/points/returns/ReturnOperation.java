package loyalty.points.returns;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.earning.EarningPolicy;
import loyalty.points.domain.earning.Purchase;
import loyalty.points.domain.returns.ReturnOrder;
import loyalty.points.domain.returns.ReturnPolicy;
import loyalty.points.domain.returns.ReturnTerms;
import loyalty.points.domain.returns.Returned;
import loyalty.points.ledger.Holds;
import loyalty.points.ledger.Purchases;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.posting.LedgerBatch;
import loyalty.points.posting.LedgerOperation;
import loyalty.points.posting.Needs;
import loyalty.programme.Programme;

/** Takes back what returned goods had earned, by the version that had paid, and gives back what had paid for them. */
final class ReturnOperation implements LedgerOperation<ReturnCommand, RecordedReturn> {

    private final LedgerBatch batch;
    private final Returns returns;
    private final ReturnSettlements settlements;
    private final Map<String, Purchase> bought = new HashMap<>();
    private final Map<String, List<Holds.Captured>> paid = new HashMap<>();
    private final Map<String, List<ReturnTerms>> earlier = new HashMap<>();
    private final Map<ReturnCommand, RecordedReturn> accepted = new LinkedHashMap<>();

    private ReturnOperation(LedgerBatch batch, Returns returns, ReturnSettlements settlements) {
        this.batch = batch;
        this.returns = returns;
        this.settlements = settlements;
    }

    /** How the engine finds it. */
    @ApplicationScoped
    static class Kind implements LedgerOperation.Kind<ReturnCommand, RecordedReturn> {

        private final Returns returns;
        private final ReturnSettlements settlements;

        Kind(Returns returns, ReturnSettlements settlements) {
            this.returns = returns;
            this.settlements = settlements;
        }

        @Override
        public Class<ReturnCommand> takes() {
            return ReturnCommand.class;
        }

        @Override
        public LedgerOperation<ReturnCommand, RecordedReturn> begin(LedgerBatch batch) {
            return new ReturnOperation(batch, returns, settlements);
        }
    }

    @Override
    public Map<String, FirstAnswer<RecordedReturn>> known(Collection<String> ids) {
        Map<String, FirstAnswer<RecordedReturn>> known = new HashMap<>();
        for (RecordedReturn found : returns.named(ids)) {
            known.put(found.id(), new FirstAnswer<>(found.bodyHash(), found));
        }
        return known;
    }

    @Override
    public void need(List<ReturnCommand> commands, Needs needs) {
        Holds holds = new Holds(batch.rows());
        for (PlacedOrder order : new Purchases(batch.rows())
                .find(commands.stream().map(ReturnCommand::orderId).distinct().toList())) {
            bought.put(order.orderId(), order.purchase());
        }
        for (ReturnCommand command : commands) {
            Purchase purchase = bought(command);
            needs.points(command.member(), purchase.earned().points());
            Long entrySeq = purchase.entrySeq();
            if (entrySeq != null) {
                needs.lot(command.member(), entrySeq);
            }
            List<Holds.Captured> captured = holds.capturedFor(command.member(), command.orderId());
            captured.forEach(hold -> needs.hold(command.member(), hold.holdId()));
            paid.put(command.orderId(), captured);
        }
    }

    private Purchase bought(ReturnCommand command) {
        return Objects.requireNonNull(bought.get(command.orderId()), "a return is only asked for a known order");
    }

    @Override
    public void prepare(List<ReturnCommand> commands) {
        returns.ofOrders(
                        bought.keySet(),
                        commands.stream().map(ReturnCommand::member).distinct().toList())
                .forEach(found -> remember(found.orderId(), found.returned().terms()));
    }

    private void remember(String orderId, ReturnTerms terms) {
        earlier.computeIfAbsent(orderId, id -> new ArrayList<>()).add(terms);
    }

    @Override
    public Outcome<RecordedReturn> decide(ReturnCommand command) {
        Purchase purchase = bought(command);
        Programme programme = batch.versions()
                .named(purchase.earned().programmeVersion())
                .orElseThrow()
                .programme();
        List<ReturnTerms> before = earlier.getOrDefault(command.orderId(), List.of());
        long spent = paid(command).stream().mapToLong(Holds.Captured::points).sum();
        return switch (new ReturnPolicy(new EarningPolicy(programme)).terms(purchase, before, command.lines(), spent)) {
            case Outcome.Refused<ReturnTerms>(Rejection why) -> Outcome.refused(why);
            case Outcome.Done<ReturnTerms>(ReturnTerms terms, boolean _) ->
                post(command, order(command, purchase, terms, before, programme));
        };
    }

    private List<Holds.Captured> paid(ReturnCommand command) {
        return paid.getOrDefault(command.orderId(), List.of());
    }

    private ReturnOrder order(
            ReturnCommand command,
            Purchase purchase,
            ReturnTerms terms,
            List<ReturnTerms> before,
            Programme programme) {
        Instant graceEnds = programme
                .calendar()
                .endOfWholeDays(batch.now(), programme.points().returns().graceDays());
        return new ReturnOrder(
                command.returnId(),
                purchase,
                command.returnedAt(),
                terms,
                before.stream().mapToLong(ReturnTerms::restored).sum(),
                paid(command).stream().map(Holds.Captured::holdId).toList(),
                programme.points().returns().whenSpent(),
                graceEnds,
                command.actor());
    }

    private Outcome<RecordedReturn> post(ReturnCommand command, ReturnOrder order) {
        return batch.account(command.member()).bringBack(order, batch.now()).map(returned -> record(command, returned));
    }

    private RecordedReturn record(ReturnCommand command, Returned returned) {
        batch.counts().add(command.member(), returned.terms().counted());
        remember(command.orderId(), returned.terms());
        var recorded =
                new RecordedReturn(command.member(), command.orderId(), returned, command.bodyHash(), command.spoken());
        accepted.put(command, recorded);
        return recorded;
    }

    @Override
    public void write() {
        returns.add(accepted.values());
        accepted.forEach((command, recorded) -> {
            settlements.begin(command.orderId(), command.returnId());
            batch.tell(
                    ReturnEvents.returned(recorded, bought(command)),
                    recorded.returned().eventSeq(),
                    command.traceparent());
        });
    }
}
