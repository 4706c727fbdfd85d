package loyalty.points.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loyalty.api.Roles;
import loyalty.events.Envelope;
import loyalty.points.domain.Adjustment;
import org.jspecify.annotations.Nullable;

/** What is told about adjustments of a batch: to the audit trail and to the bus. */
final class AdjustmentTrail {

    private final Map<Key, Command.Agent> agents = new HashMap<>();
    private final Map<String, Note> notes = new HashMap<>();

    private record Key(String adjustmentId, String actor) {}

    /** Remembers who does something to an adjustment, and what they wrote. */
    void note(Command.OfAdjustment command) {
        agents.putIfAbsent(new Key(command.adjustmentId(), command.agent().subject()), command.agent());
        if (command instanceof Command.Adjust adjust && adjust.note() != null) {
            notes.putIfAbsent(adjust.adjustmentId(), adjust.note());
        }
    }

    /** Every step as an act. */
    List<AuditRows.Act> acts(List<AdjustmentWrites.Owned> changed) {
        return changed.stream().flatMap(this::acts).toList();
    }

    private Stream<AuditRows.Act> acts(AdjustmentWrites.Owned owned) {
        Adjustment adjustment = owned.adjusted().adjustment();
        List<Adjustment.Step> steps = adjustment.steps();
        return IntStream.range(owned.adjusted().stepsBefore(), steps.size())
                .mapToObj(i -> act(owned, i + 1, steps.get(i), i == 0 ? notes.get(adjustment.adjustmentId()) : null));
    }

    private AuditRows.Act act(AdjustmentWrites.Owned owned, int number, Adjustment.Step step, @Nullable Note note) {
        Adjustment adjustment = owned.adjusted().adjustment();
        Command.Agent agent = agent(adjustment, step);
        return new AuditRows.Act(
                owned.member(),
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

    /** The events of the steps that moved points. */
    List<Envelope> events(List<AdjustmentWrites.Owned> changed) {
        List<Envelope> events = new ArrayList<>();
        for (AdjustmentWrites.Owned owned : changed) {
            Adjustment adjustment = owned.adjusted().adjustment();
            owned.adjusted().newSteps().stream()
                    .filter(step -> step.eventSeq() != null)
                    .forEach(step -> events.add(LedgerNews.of(
                            new Adjustments.OwnedStep(
                                    owned.member(), adjustment.adjustmentId(), adjustment.reason(), step),
                            agent(adjustment, step).traceparent())));
        }
        return events;
    }

    private Command.Agent agent(Adjustment adjustment, Adjustment.Step step) {
        return Objects.requireNonNull(agents.get(new Key(adjustment.adjustmentId(), step.actor())));
    }
}
