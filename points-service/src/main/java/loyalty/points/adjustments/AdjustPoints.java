package loyalty.points.adjustments;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import loyalty.api.BodyHash;
import loyalty.api.FieldErrors;
import loyalty.api.ProblemException;
import loyalty.api.Pseudonyms;
import loyalty.api.forms.Forms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Outcome;
import loyalty.points.posting.Agent;
import loyalty.points.posting.PostingQueue;
import loyalty.points.programme.RuleBook;
import org.jspecify.annotations.Nullable;

/** Corrects balances for support, with a second pair of eyes above a limit. */
@ApplicationScoped
class AdjustPoints {

    private final AdjustmentHistory history;
    private final PostingQueue queue;
    private final RuleBook ruleBook;
    private final BusinessClock clock;
    private final Pseudonyms pseudonyms;
    private final BodyHash bodyHash;
    private final Forms forms;

    AdjustPoints(
            AdjustmentHistory history,
            PostingQueue queue,
            RuleBook ruleBook,
            BusinessClock clock,
            Pseudonyms pseudonyms,
            BodyHash bodyHash,
            Forms forms) {
        this.forms = forms;
        this.history = history;
        this.queue = queue;
        this.ruleBook = ruleBook;
        this.clock = clock;
        this.pseudonyms = pseudonyms;
        this.bodyHash = bodyHash;
    }

    /** What equal adjustments have in common; the fingerprint is taken of it, and cannot be tried with names or texts. */
    private record Fingerprinted(
            String member,
            long points,
            String reason,
            @Nullable String note) {}

    /**
     * Posts an adjustment, or notes that it awaits approval.
     *
     * @throws ProblemException 400 when it cannot be one
     */
    Outcome<AdjustmentView> ask(String adjustmentId, @Nullable AdjustmentRequest request, Agent agent) {
        AdjustmentRequest given = forms.given(request, "an adjustment is expected");
        check(given);
        String memberId = Objects.requireNonNull(given.memberId());
        long points = Objects.requireNonNull(given.points());
        String reason = Objects.requireNonNull(given.reason());
        String note = given.note();
        Pseudonym member = pseudonyms.of(memberId);
        String hiddenNote = note == null ? null : pseudonyms.of(note).hex();
        var command = new AdjustmentCommand.Ask(
                member,
                memberId,
                adjustmentId,
                points,
                reason,
                note == null ? null : AgentNote.of(note),
                bodyHash.of(new Fingerprinted(member.hex(), points, reason, hiddenNote)),
                agent);
        return view(queue.postAndWait(command), member, memberId, note);
    }

    private void check(AdjustmentRequest request) {
        List<String> reasons =
                ruleBook.latestInForceAt(clock.now()).adjustments().reasons();
        FieldErrors errors = forms.faults(request);
        errors.require(request.points() == null || request.points() != 0, "points", AdjustmentRequest.POINTS);
        errors.require(
                request.reason() == null || reasons.contains(request.reason()),
                "reason",
                "one of " + String.join(", ", reasons));
        errors.orContinue();
    }

    /**
     * Posts or rejects what awaits approval.
     *
     * @throws ProblemException 404
     */
    Outcome<AdjustmentView> decide(String adjustmentId, boolean approved, Agent agent) {
        var found = history.find(adjustmentId);
        var command = new AdjustmentCommand.Decide(found.stored().member(), adjustmentId, approved, agent);
        return view(queue.postAndWait(command), found);
    }

    /**
     * Posts the inverse of what was posted.
     *
     * @throws ProblemException 404
     */
    Outcome<AdjustmentView> undo(String adjustmentId, Agent agent) {
        var found = history.find(adjustmentId);
        var command = new AdjustmentCommand.Undo(found.stored().member(), adjustmentId, agent);
        return view(queue.postAndWait(command), found);
    }

    private static Outcome<AdjustmentView> view(Outcome<AdjustmentStep> outcome, AdjustmentHistory.Found found) {
        return view(
                outcome,
                found.stored().member(),
                found.memberId(),
                found.stored().note());
    }

    private static Outcome<AdjustmentView> view(
            Outcome<AdjustmentStep> outcome, Pseudonym member, @Nullable String memberId, @Nullable String note) {
        return outcome.map(done -> AdjustmentView.answer(member, done, memberId, note));
    }
}
