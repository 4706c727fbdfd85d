package loyalty.voucher.wallet;

import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.voucher.domain.Refusal;

/** How each refusal of a wallet is told over HTTP. */
final class Refusals {

    private static final int CONFLICT = 409;

    private Refusals() {}

    static ProblemException refused(Refusal why) {
        return new ProblemException(problem(why));
    }

    private static Problem problem(Refusal why) {
        return switch (why) {
            case Refusal.IdempotencyMismatch mismatch -> Problems.idempotencyMismatch();
            case Refusal.UnknownReward unknown -> Problems.malformedRequest("reward", "the price list has none such");
            case Refusal.NotForTier other -> notYet("It is sold to members of other tiers.");
            case Refusal.NotYetAvailable early ->
                notYet("It is sold later.").with("availableFrom", early.from().toString());
            case Refusal.OutOfStock none ->
                Problems.of(CONFLICT, "out-of-stock", "None is left", "It is sold out, or its last day is over.");
        };
    }

    private static Problem notYet(String detail) {
        return Problems.of(CONFLICT, "not-yet-available", "It cannot be bought yet", detail);
    }
}
