package loyalty.points.account;

import loyalty.api.Problem;
import loyalty.api.Problems;
import loyalty.points.domain.Rejection;

/** How each refusal of the ledger is told over HTTP. */
final class Refusals {

    private Refusals() {}

    static Problem problem(Rejection why) {
        return switch (why) {
            case Rejection.IdempotencyMismatch mismatch -> Problems.idempotencyMismatch();
        };
    }
}
