package loyalty.points.holds;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import loyalty.api.BodyHash;
import loyalty.api.Caller;
import loyalty.api.FieldErrors;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.api.forms.Forms;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.account.AccountState;
import loyalty.points.ledger.Holders;
import loyalty.points.ledger.Holds;
import loyalty.points.posting.Ledger;
import loyalty.points.posting.PostingQueue;
import loyalty.traces.Traceparent;
import org.jspecify.annotations.Nullable;

/** Sets points aside for purchases, and spends them or lets them go. */
@ApplicationScoped
class HoldPoints {

    private static final Duration LASTS_DEFAULT = Duration.ofMinutes(15);
    private static final Duration LASTS_MAX = Duration.ofDays(7);

    private final Ledger ledger;
    private final PostingQueue queue;
    private final Pseudonyms pseudonyms;
    private final BodyHash bodyHash;
    private final Forms forms;

    HoldPoints(Ledger ledger, PostingQueue queue, Pseudonyms pseudonyms, BodyHash bodyHash, Forms forms) {
        this.forms = forms;
        this.ledger = ledger;
        this.queue = queue;
        this.pseudonyms = pseudonyms;
        this.bodyHash = bodyHash;
    }

    /** Who asks, and with which trace. */
    record Requester(String subject, @Nullable String traceparent) {

        /** Who sends the request that is answered now. */
        static Requester of(Caller caller) {
            return new Requester(caller.subject(), Traceparent.current());
        }
    }

    /** What is known of an equal hold after defaults; the fingerprint is taken of it. */
    private record Fingerprinted(
            String memberId, long points, @Nullable String orderId, String lasts) {}

    /**
     * Places a hold; the answer comes after the commit.
     *
     * @throws ProblemException 400 when it cannot be a hold
     */
    CompletionStage<Outcome<HoldView>> place(String holdId, @Nullable HoldRequest request, Requester requester) {
        HoldRequest given = forms.given(request, "a hold is expected");
        FieldErrors errors = forms.faults(given);
        Duration lasts = lasts(given.expiresIn(), errors);
        errors.orContinue();
        String memberId = Objects.requireNonNull(given.memberId());
        long points = Objects.requireNonNull(given.points());
        Pseudonym member = pseudonyms.of(memberId);
        var asked = new Fingerprinted(member.hex(), points, given.orderId(), lasts.toString());
        var command = new HoldCommand.Place(
                member, holdId, points, given.orderId(), lasts, bodyHash.of(asked), requester.traceparent());
        return queue.post(command).thenApply(outcome -> view(outcome, memberId));
    }

    private static Duration lasts(@Nullable String text, FieldErrors errors) {
        if (text == null) {
            return LASTS_DEFAULT;
        }
        Duration lasts;
        try {
            lasts = Duration.parse(text);
        } catch (DateTimeException e) {
            lasts = Duration.ZERO;
        }
        errors.require(
                lasts.isPositive() && lasts.compareTo(LASTS_MAX) <= 0,
                "expiresIn",
                "a duration such as PT15M, more than nothing and at most P7D");
        return lasts;
    }

    /**
     * Spends what is held, all or a part.
     *
     * @param request how many; null for all
     * @throws ProblemException 404, 400
     */
    Outcome<HoldView> capture(String holdId, HoldRequest.@Nullable Capture request, Requester requester) {
        Long points = forms.sound(request, new HoldRequest.Capture(null)).points();
        Found found = find(holdId);
        var member = found.stored().member();
        var command = new HoldCommand.Capture(member, holdId, points, requester.subject(), requester.traceparent());
        return view(queue.postAndWait(command), found.memberId());
    }

    /**
     * Lets go what is held.
     *
     * @throws ProblemException 404
     */
    Outcome<HoldView> release(String holdId, Requester requester) {
        Found found = find(holdId);
        var command =
                new HoldCommand.Release(found.stored().member(), holdId, requester.subject(), requester.traceparent());
        return view(queue.postAndWait(command), found.memberId());
    }

    /**
     * The hold as it is now.
     *
     * @throws ProblemException 404
     */
    HoldView present(String holdId) {
        var balance = ledger.present(find(holdId).stored().member())
                .orElse(AccountState.NEW)
                .balance();
        Found found = find(holdId);
        return HoldView.present(found.stored().hold(), found.memberId(), balance);
    }

    private record Found(Holds.StoredHold stored, @Nullable String memberId) {}

    private Found find(String holdId) {
        return ledger.read(rows -> {
            Holds.StoredHold stored = new Holds(rows)
                    .find(List.of(holdId)).stream()
                            .findFirst()
                            .orElseThrow(() -> new ProblemException(Problems.notFound()));
            return new Found(
                    stored, new Holders(rows).names(List.of(stored.member())).get(stored.member()));
        });
    }

    private static Outcome<HoldView> view(Outcome<HoldStep> outcome, @Nullable String memberId) {
        return outcome.map(done -> HoldView.answer(done.hold(), done.step(), memberId));
    }
}
