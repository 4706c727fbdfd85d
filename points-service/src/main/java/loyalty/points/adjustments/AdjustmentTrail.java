package loyalty.points.adjustments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loyalty.api.Roles;
import loyalty.events.PointsAdjusted;
import loyalty.events.Pseudonym;
import loyalty.points.audit.AuditTrail;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.account.EntryId;
import loyalty.points.posting.Agent;
import loyalty.points.posting.LedgerBatch;
import org.jspecify.annotations.Nullable;

/** What is told about adjustments of a batch: to the audit trail and to the bus. */
final class AdjustmentTrail {

    private final Map<Key, Agent> agents = new HashMap<>();
    private final Map<String, AgentNote> notes = new HashMap<>();

    private record Key(String adjustmentId, String actor) {}

    /** Remembers who does something to an adjustment, and what they wrote. */
    void note(AdjustmentCommand command) {
        agents.putIfAbsent(new Key(command.adjustmentId(), command.agent().subject()), command.agent());
        if (command instanceof AdjustmentCommand.Ask adjust && adjust.note() != null) {
            notes.putIfAbsent(adjust.adjustmentId(), adjust.note());
        }
    }

    /** Every step as an act. */
    List<AuditTrail.Act> acts(List<AdjustmentWrites.ChangedAdjustment> changed) {
        return changed.stream().flatMap(this::acts).toList();
    }

    private Stream<AuditTrail.Act> acts(AdjustmentWrites.ChangedAdjustment change) {
        Adjustment adjustment = change.adjusted().adjustment();
        List<Adjustment.Step> steps = adjustment.steps();
        return IntStream.range(change.adjusted().stepsBefore(), steps.size())
                .mapToObj(i -> act(change, i + 1, steps.get(i), i == 0 ? notes.get(adjustment.adjustmentId()) : null));
    }

    private AuditTrail.Act act(
            AdjustmentWrites.ChangedAdjustment change, int number, Adjustment.Step step, @Nullable AgentNote note) {
        Adjustment adjustment = change.adjusted().adjustment();
        Agent agent = agent(adjustment, step);
        return new AuditTrail.Act(
                change.member(),
                "adjustment/" + adjustment.adjustmentId() + "/" + number,
                step.at(),
                step.actor(),
                agent.isSupervisor() ? Roles.SUPERVISOR : Roles.SUPPORT,
                agent.origin(),
                "adjustment " + step.status().word(),
                number == 1 ? adjustment.points() : step.points(),
                adjustment.reason(),
                note == null ? null : note.hash());
    }

    /** Tells the steps that moved points. */
    void tell(List<AdjustmentWrites.ChangedAdjustment> changed, LedgerBatch batch) {
        for (AdjustmentWrites.ChangedAdjustment change : changed) {
            Adjustment adjustment = change.adjusted().adjustment();
            for (Adjustment.Step step : change.adjusted().newSteps()) {
                Long eventSeq = step.eventSeq();
                if (eventSeq != null) {
                    batch.tell(
                            event(change.member(), adjustment, step),
                            eventSeq,
                            agent(adjustment, step).traceparent());
                }
            }
        }
    }

    private static PointsAdjusted event(Pseudonym member, Adjustment adjustment, Adjustment.Step step) {
        long entrySeq = Objects.requireNonNull(step.entrySeq(), "a step that moved points posted an entry");
        return new PointsAdjusted(
                member,
                step.at(),
                adjustment.adjustmentId(),
                EntryId.of(member).entry(entrySeq),
                step.points(),
                adjustment.reason());
    }

    private Agent agent(Adjustment adjustment, Adjustment.Step step) {
        return Objects.requireNonNull(agents.get(new Key(adjustment.adjustmentId(), step.actor())));
    }
}
