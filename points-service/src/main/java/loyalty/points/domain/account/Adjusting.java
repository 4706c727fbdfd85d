package loyalty.points.domain.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import loyalty.points.domain.Adjusted;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.AdjustmentOrder;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import org.jspecify.annotations.Nullable;

/** What adjustments do to an account, and what has become of them. */
final class Adjusting {

    private final Journal journal;
    private final LotBook lots;
    private final Map<String, Adjustment> adjustments = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Map<String, Integer> stepsBefore = new LinkedHashMap<>();

    Adjusting(Journal journal, LotBook lots) {
        this.journal = journal;
        this.lots = lots;
    }

    void load(Adjustment adjustment) {
        adjustments.put(adjustment.adjustmentId(), adjustment);
        stepsBefore.put(adjustment.adjustmentId(), adjustment.steps().size());
    }

    Outcome<Adjustment> ask(AdjustmentOrder order, AdjustmentOrder.Move move) {
        var empty = new Adjustment(
                order.adjustmentId(),
                order.points(),
                order.reason(),
                order.programmeVersion(),
                order.needsApproval(),
                List.of());
        Outcome<Adjustment> decision = order.needsApproval()
                ? Outcome.done(empty.with(quietly(Adjustment.Status.AWAITING_APPROVAL, move)))
                : post(empty, Adjustment.Status.POSTED, order.points(), move);
        if (decision instanceof Outcome.Done<Adjustment>(Adjustment done, boolean again)) {
            asked.add(order.adjustmentId());
            adjustments.put(order.adjustmentId(), done);
        }
        return decision;
    }

    Outcome<Adjustment> decide(String adjustmentId, boolean approved, AdjustmentOrder.Move move) {
        Adjustment adjustment = adjustments.get(adjustmentId);
        if (adjustment == null) {
            return Outcome.refused(new Rejection.UnknownAdjustment(adjustmentId));
        }
        Adjustment.Status wanted = approved ? Adjustment.Status.POSTED : Adjustment.Status.REJECTED;
        if (adjustment.status() != Adjustment.Status.AWAITING_APPROVAL) {
            return isDecision(adjustment, wanted, move.actor())
                    ? Outcome.replayed(adjustment)
                    : Outcome.refused(new Rejection.AlreadyDecided(adjustmentId, adjustment.status()));
        }
        if (adjustment.author().equals(move.actor())) {
            return Outcome.refused(new Rejection.OwnRequest(adjustmentId));
        }
        return kept(
                approved
                        ? post(adjustment, wanted, adjustment.points(), move)
                        : Outcome.done(adjustment.with(quietly(wanted, move))));
    }

    /** Whether this is what the same person had decided before. */
    private static boolean isDecision(Adjustment adjustment, Adjustment.Status wanted, String actor) {
        return adjustment.needsApproval()
                && adjustment.steps().get(1).status() == wanted
                && adjustment.steps().get(1).actor().equals(actor);
    }

    Outcome<Adjustment> undo(String adjustmentId, AdjustmentOrder.Move move) {
        Adjustment adjustment = adjustments.get(adjustmentId);
        if (adjustment == null) {
            return Outcome.refused(new Rejection.UnknownAdjustment(adjustmentId));
        }
        return switch (adjustment.status()) {
            case UNDONE -> Outcome.replayed(adjustment);
            case POSTED -> kept(post(adjustment, Adjustment.Status.UNDONE, -adjustment.points(), move));
            case AWAITING_APPROVAL, REJECTED ->
                Outcome.refused(new Rejection.AlreadyDecided(adjustmentId, adjustment.status()));
        };
    }

    private Outcome<Adjustment> kept(Outcome<Adjustment> decision) {
        if (decision instanceof Outcome.Done<Adjustment>(Adjustment done, boolean again)) {
            adjustments.put(done.adjustmentId(), done);
        }
        return decision;
    }

    private Adjustment.Step quietly(Adjustment.Status status, AdjustmentOrder.Move move) {
        Instant at = journal.notBeforeLast(move.now());
        return new Adjustment.Step(status, move.actor(), at, 0, null, null, journal.balance());
    }

    private Outcome<Adjustment> post(
            Adjustment adjustment, Adjustment.Status status, long points, AdjustmentOrder.Move move) {
        if (points < 0 && journal.balance().available() < -points) {
            return Outcome.refused(new Rejection.InsufficientPoints(journal.balance(), -points));
        }
        Instant at = journal.notBeforeLast(move.now());
        long event = journal.tell(at);
        long entry = journal.nextSeq();
        List<Explanation.LotPart> parts = points > 0 ? List.of(add(points, at, move.expiresAt())) : draw(-points);
        var cause = new Entry.Cause(null, null, adjustment.programmeVersion(), move.actor(), adjustment.reason());
        journal.post(EntryKind.ADJUST, points, at, cause, null, new Explanation(List.of(), parts));
        return Outcome.done(adjustment.with(
                new Adjustment.Step(status, move.actor(), at, points, entry, event, journal.balance())));
    }

    private Explanation.LotPart add(long points, Instant at, @Nullable Instant expiresAt) {
        Lot lot = Lot.opened(journal.nextSeq(), 1, points, false, at, expiresAt);
        journal.move(journal.balance().earn(points, false));
        lots.open(lot);
        return new Explanation.LotPart(lot.seq(), lot.part(), points, expiresAt);
    }

    private List<Explanation.LotPart> draw(long points) {
        List<Explanation.LotPart> parts = lots.spend(points);
        journal.move(journal.balance().take(points));
        return parts;
    }

    /** Those asked for since, as they are now. */
    List<Adjustment> asked() {
        return adjustments.values().stream()
                .filter(adjustment -> asked.contains(adjustment.adjustmentId()))
                .toList();
    }

    /** Those to which something happened since, with what happened. */
    List<Adjusted> changed() {
        return adjustments.values().stream()
                .map(adjustment -> new Adjusted(adjustment, stepsBefore.getOrDefault(adjustment.adjustmentId(), 0)))
                .filter(change ->
                        change.stepsBefore() < change.adjustment().steps().size())
                .toList();
    }
}
