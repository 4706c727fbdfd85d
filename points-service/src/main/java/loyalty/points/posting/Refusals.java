package loyalty.points.posting;

import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Replays;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.Hold;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.explanation.BalanceView;
import org.jboss.resteasy.reactive.RestResponse;

/** How what the ledger makes of a request is told over HTTP: done, or each refusal in its own words. */
public final class Refusals {

    private static final int CONFLICT = 409;

    private Refusals() {}

    /**
     * The answer to a request.
     *
     * @throws ProblemException when it was refused
     */
    public static <T> RestResponse<T> answer(int status, Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T body, boolean replayed) -> Replays.answer(status, body, replayed);
            case Outcome.Refused<T>(Rejection why) -> throw new ProblemException(problem(why));
        };
    }

    /** A refusal as a problem document: one line a reason. */
    public static Problem problem(Rejection why) {
        return switch (why) {
            case Rejection.IdempotencyMismatch mismatch -> Problems.idempotencyMismatch();
            case Rejection.InsufficientPoints few ->
                conflict("insufficient-points", "Too few points", "Fewer points can be spent than asked for.")
                        .with("balance", BalanceView.of(few.balance()))
                        .with("asked", few.asked());
            case Rejection.UnknownHold unknown -> Problems.malformedRequest("hold", "the member has no such hold");
            case Rejection.HoldEnded ended -> ended(ended.status());
            case Rejection.HoldOfAnotherOrder other ->
                conflict("redemption-mismatch", "It is another order's", "A hold pays for one order only.")
                        .with("state", other.status().word());
            case Rejection.MoreThanHeld more ->
                Problems.malformedRequest("points", "at most the " + more.held() + " points that are held");
            case Rejection.ReturnExceedsOrder more -> exceeds(more);
            case Rejection.UnknownAdjustment unknown -> Problems.notFound();
            case Rejection.AlreadyDecided decided -> decided(decided.status());
            case Rejection.OwnRequest own ->
                conflict("own-request", "It is your own request", "Somebody else has to decide it.")
                        .with("state", Adjustment.Status.AWAITING_APPROVAL.word());
            case Rejection.RefusedByVouchers no ->
                new Problem(no.code(), no.title(), no.status(), no.detail(), null, no.members(), null);
            case Rejection.VouchersAway away ->
                Problems.unavailable("Vouchers cannot be asked now; the same request may be repeated, and goes on.");
            case Rejection.SettledOtherwise other -> Problems.unavailable("The same request may be repeated.");
            case Rejection.OverLimit over ->
                conflict("over-limit", "More than you may do alone", "The programme sets the limit.")
                        .with("limit", over.limit());
        };
    }

    private static Problem conflict(String code, String title, String detail) {
        return Problems.of(CONFLICT, code, title, detail);
    }

    private static Problem exceeds(Rejection.ReturnExceedsOrder more) {
        return conflict(
                        "return-exceeds-order",
                        "More than was bought",
                        "Of line " + more.line() + " fewer are left than come back.")
                .with("line", more.line())
                .with("bought", more.bought())
                .with("returned", more.returned())
                .with("asked", more.asked());
    }

    private static Problem decided(Adjustment.Status status) {
        return conflict("already-decided", "It is decided already", "The adjustment is " + status.word() + ".")
                .with("state", status.word());
    }

    private static Problem ended(Hold.Status status) {
        return conflict(
                        "hold-" + status.word(),
                        "The hold is " + status.word() + " already",
                        "A hold is settled once; what it held is spent or free again.")
                .with("state", status.word());
    }
}
