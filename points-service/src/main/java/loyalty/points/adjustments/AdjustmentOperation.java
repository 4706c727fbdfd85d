package loyalty.points.adjustments;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.AdjustmentOrder;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.account.Account;
import loyalty.points.domain.earning.EarningPolicy;
import loyalty.points.posting.Agent;
import loyalty.points.posting.LedgerBatch;
import loyalty.points.posting.LedgerOperation;
import loyalty.points.posting.Needs;
import loyalty.programme.AdjustmentRules;
import loyalty.programme.Programme;

/** Corrects balances: within an agent's limits at once, above them once somebody else approves; and takes that back. */
final class AdjustmentOperation implements LedgerOperation<AdjustmentCommand, AdjustmentStep> {

    private static final int ASKED = 1;
    private static final int DECIDED = 2;
    private static final int UNDONE = Integer.MAX_VALUE;

    private final LedgerBatch batch;
    private final Adjustments adjustments;
    private final AdjustmentWrites writes;
    private final Map<String, Adjustment> before = new HashMap<>();
    private final Map<String, AdjustmentCommand.Ask> asked = new HashMap<>();
    private final AdjustmentTrail trail = new AdjustmentTrail();

    private AdjustmentOperation(LedgerBatch batch, Adjustments adjustments, AdjustmentWrites writes) {
        this.batch = batch;
        this.adjustments = adjustments;
        this.writes = writes;
    }

    /** How the engine finds it. */
    @ApplicationScoped
    static class Kind implements LedgerOperation.Kind<AdjustmentCommand, AdjustmentStep> {

        private final Adjustments adjustments;
        private final AdjustmentWrites writes;

        Kind(Adjustments adjustments, AdjustmentWrites writes) {
            this.adjustments = adjustments;
            this.writes = writes;
        }

        @Override
        public Class<AdjustmentCommand> takes() {
            return AdjustmentCommand.class;
        }

        @Override
        public LedgerOperation<AdjustmentCommand, AdjustmentStep> begin(LedgerBatch batch) {
            return new AdjustmentOperation(batch, adjustments, writes);
        }
    }

    @Override
    public Map<String, FirstAnswer<AdjustmentStep>> known(Collection<String> ids) {
        Map<String, FirstAnswer<AdjustmentStep>> known = new HashMap<>();
        for (Adjustments.StoredAdjustment stored : adjustments.find(ids)) {
            var first = new AdjustmentStep(stored.adjustment(), ASKED);
            known.put(stored.adjustment().adjustmentId(), new FirstAnswer<>(stored.bodyHash(), first));
        }
        return known;
    }

    @Override
    public void need(List<AdjustmentCommand> commands, Needs needs) {
        List<String> moved = commands.stream()
                .filter(command -> !(command instanceof AdjustmentCommand.Ask))
                .map(AdjustmentCommand::adjustmentId)
                .toList();
        adjustments.find(moved).forEach(stored -> before.put(stored.adjustment().adjustmentId(), stored.adjustment()));
        for (AdjustmentCommand command : commands) {
            Adjustment adjustment = before.get(command.adjustmentId());
            if (command instanceof AdjustmentCommand.Ask ask) {
                needs.points(ask.member(), Math.max(0, -ask.points()));
            } else if (adjustment != null) {
                needs.points(command.member(), Math.abs(adjustment.points()));
            }
        }
    }

    @Override
    public void prepare(List<AdjustmentCommand> commands) {
        // Read again: whoever held the lock on the account until now may have moved them on.
        for (Adjustments.StoredAdjustment stored : adjustments.find(before.keySet())) {
            before.put(stored.adjustment().adjustmentId(), stored.adjustment());
            batch.account(stored.member()).know(stored.adjustment());
        }
    }

    @Override
    public Outcome<AdjustmentStep> decide(AdjustmentCommand command) {
        trail.note(command);
        Account account = batch.account(command.member());
        return switch (command) {
            case AdjustmentCommand.Ask ask -> ask(ask, account);
            case AdjustmentCommand.Decide decide ->
                step(account.decide(decide.adjustmentId(), decide.approved(), by(decide.agent())), DECIDED);
            case AdjustmentCommand.Undo undo -> undo(undo, account);
        };
    }

    private Outcome<AdjustmentStep> ask(AdjustmentCommand.Ask command, Account account) {
        AdjustmentRules.Limits limits = limits(command.agent());
        long daily = limits.daily() == null ? Long.MAX_VALUE : limits.daily();
        boolean needsApproval = Math.abs(command.points()) > limits.alone();
        long alone = needsApproval ? 0 : Math.abs(command.points());
        LocalDate today = programme().calendar().dayOf(batch.now());
        if (!writes.countToday(command.agent().subject(), today, alone, daily)) {
            return Outcome.refused(new Rejection.OverLimit(daily));
        }
        Outcome<Adjustment> outcome = account.adjust(order(command, needsApproval), by(command.agent()));
        switch (outcome) {
            case Outcome.Done<Adjustment> _ -> asked.put(command.adjustmentId(), command);
            case Outcome.Refused<Adjustment> _ -> writes.uncount(command.agent().subject(), today, alone);
        }
        return step(outcome, ASKED);
    }

    private AdjustmentOrder order(AdjustmentCommand.Ask command, boolean needsApproval) {
        return new AdjustmentOrder(
                command.adjustmentId(),
                command.points(),
                command.reason(),
                programme().version(),
                needsApproval,
                command.agent().subject());
    }

    private Outcome<AdjustmentStep> undo(AdjustmentCommand.Undo command, Account account) {
        Adjustment adjustment = before.get(command.adjustmentId());
        long alone = limits(command.agent()).alone();
        if (adjustment != null
                && adjustment.status() == Adjustment.Status.POSTED
                && Math.abs(adjustment.points()) > alone) {
            return Outcome.refused(new Rejection.OverLimit(alone));
        }
        return step(account.undo(command.adjustmentId(), by(command.agent())), UNDONE);
    }

    /** @param steps how many had happened once this was done for the first time; the last of them is answered */
    private Outcome<AdjustmentStep> step(Outcome<Adjustment> outcome, int steps) {
        return outcome.map(done -> {
            // What comes later in the batch is judged by where it is now.
            before.put(done.adjustmentId(), done);
            return new AdjustmentStep(done, Math.min(steps, done.steps().size()));
        });
    }

    private AdjustmentOrder.Move by(Agent agent) {
        Programme programme = programme();
        LocalDate today = programme.calendar().dayOf(batch.now());
        return new AdjustmentOrder.Move(
                agent.subject(), batch.now(), new EarningPolicy(programme).expiresAt(today, null));
    }

    private AdjustmentRules.Limits limits(Agent agent) {
        AdjustmentRules rules = programme().adjustments();
        return agent.isSupervisor() ? rules.supervisor() : rules.support();
    }

    private Programme programme() {
        return batch.versions().inForceAt(batch.now()).orElseThrow().programme();
    }

    @Override
    public void write() {
        List<AdjustmentWrites.NewAdjustment> added = new ArrayList<>();
        List<AdjustmentWrites.ChangedAdjustment> changed = new ArrayList<>();
        batch.accounts().forEach((member, account) -> {
            account.adjustmentsAsked().forEach(adjustment -> {
                AdjustmentCommand.Ask ask = Objects.requireNonNull(asked.get(adjustment.adjustmentId()));
                added.add(new AdjustmentWrites.NewAdjustment(member, adjustment, ask.bodyHash(), ask.note()));
                batch.nameIfNameless(member, ask.memberId());
            });
            account.adjustmentsChanged()
                    .forEach(change -> changed.add(new AdjustmentWrites.ChangedAdjustment(member, change)));
        });
        writes.add(added);
        writes.addSteps(changed);
        trail.acts(changed).forEach(batch::note);
        trail.tell(changed, batch);
    }
}
