package loyalty.points.adjustments;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import loyalty.events.Pseudonym;
import loyalty.points.audit.AdjustmentNotes;
import loyalty.points.domain.Adjusted;
import loyalty.points.domain.Adjustment;
import loyalty.points.ledger.BalanceAfter;
import org.jspecify.annotations.Nullable;

/** Writes adjustments and what happens to them, in the ledger's transaction; {@link Adjustments} reads them. */
@ApplicationScoped
class AdjustmentWrites {

    private final AdjustmentRows rows;
    private final AdjustmentNotes notes;
    private final AgentDays days;

    AdjustmentWrites(AdjustmentRows rows, AdjustmentNotes notes, AgentDays days) {
        this.rows = rows;
        this.notes = notes;
        this.days = days;
    }

    /** One that was asked for, the fingerprint of the request, and what the agent wrote. */
    record NewAdjustment(
            Pseudonym member,
            Adjustment adjustment,
            byte[] bodyHash,
            @Nullable AgentNote note) {}

    /** A change, and whose it is. */
    record ChangedAdjustment(Pseudonym member, Adjusted adjusted) {}

    /**
     * Counts points that an agent posts alone towards their day, unless that would exceed the limit.
     *
     * @return whether there was room
     */
    boolean countToday(String agent, LocalDate day, long points, long limit) {
        return days.count(agent, day, points, limit);
    }

    /** Gives back what was counted for an adjustment that was then refused. */
    void uncount(String agent, LocalDate day, long points) {
        days.uncount(agent, day, points);
    }

    /** Adds adjustments that were asked for. */
    void add(List<NewAdjustment> asked) {
        rows.add(asked.stream().map(AdjustmentWrites::row).toList());
        List<AdjustmentNotes.Written> texts = new ArrayList<>();
        for (NewAdjustment added : asked) {
            AgentNote note = added.note();
            if (note != null) {
                var about = new AdjustmentNotes.Noted(
                        added.member(), added.adjustment().adjustmentId());
                texts.add(new AdjustmentNotes.Written(about, note.salt(), note.text()));
            }
        }
        notes.add(texts);
    }

    private static AdjustmentEntity row(NewAdjustment asked) {
        Adjustment adjustment = asked.adjustment();
        AgentNote note = asked.note();
        AdjustmentEntity row = new AdjustmentEntity();
        row.id = new AdjustmentEntity.Id(asked.member(), adjustment.adjustmentId());
        row.bodyHash = asked.bodyHash();
        row.points = adjustment.points();
        row.reason = adjustment.reason();
        row.noteHash = note == null ? null : note.hash();
        row.programmeVersion = adjustment.programmeVersion();
        row.needsApproval = adjustment.needsApproval();
        row.askedAt = adjustment.steps().getFirst().at();
        row.status = adjustment.status().word();
        return row;
    }

    /** Adds what happened, and notes where those are now that had been there before. */
    void addSteps(List<ChangedAdjustment> changed) {
        List<AdjustmentStepEntity> steps = new ArrayList<>();
        for (ChangedAdjustment change : changed) {
            Adjustment adjustment = change.adjusted().adjustment();
            int number = change.adjusted().stepsBefore();
            if (number > 0) {
                move(change.member(), adjustment);
            }
            for (Adjustment.Step step : change.adjusted().newSteps()) {
                number++;
                var id = new AdjustmentStepEntity.Id(change.member(), adjustment.adjustmentId(), number);
                steps.add(row(id, step));
            }
        }
        rows.addSteps(steps);
    }

    private void move(Pseudonym member, Adjustment adjustment) {
        var id = new AdjustmentEntity.Id(member, adjustment.adjustmentId());
        if (!rows.move(id, adjustment.status())) {
            throw new IllegalStateException("an adjustment is gone that was there before");
        }
    }

    private static AdjustmentStepEntity row(AdjustmentStepEntity.Id id, Adjustment.Step step) {
        AdjustmentStepEntity row = new AdjustmentStepEntity();
        row.id = id;
        row.status = step.status().word();
        row.actor = step.actor();
        row.at = step.at();
        row.eventSeq = step.eventSeq();
        row.entrySeq = step.entrySeq();
        row.points = step.points();
        row.after = BalanceAfter.of(step.after());
        return row;
    }
}
