package loyalty.voucher.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import loyalty.api.ProblemException;
import loyalty.voucher.Rejections;
import loyalty.voucher.domain.Rejection;

/**
 * Points into a voucher: begun here, held and captured in points-service, completed here. Whoever calls again goes the
 * same way again; each step knows whether it was done.
 */
@ApplicationScoped
class ExchangePoints {

    private static final int ATTEMPTS_MAX = 4;

    private final Exchanges exchanges;
    private final ExchangeSteps steps;
    private final PointsClient points;

    ExchangePoints(Exchanges exchanges, ExchangeSteps steps, PointsClient points) {
        this.exchanges = exchanges;
        this.steps = steps;
        this.points = points;
    }

    /** An exchange that is completed, and whether it was before. */
    record Completed(Exchanges.Row row, boolean replayed) {}

    /**
     * Exchanges, or tells again what was exchanged.
     *
     * @throws ProblemException 409 when the price list or the ledger refuses, 422, 503 when points-service is away
     */
    Completed exchange(ExchangeSteps.Wish wish) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Optional<Exchanges.Row> known = exchanges.find(wish.exchangeId());
            known.ifPresent(row -> requireEqual(row, wish));
            if (known.isPresent() && known.get().voucherId() != null) {
                return new Completed(known.get(), attempt == 0);
            }
            Optional<Exchanges.Row> begun = known.isPresent() ? known : steps.begin(wish);
            begun.ifPresent(row -> goOn(row, wish.memberId()));
        }
        throw PointsClient.away();
    }

    private static void requireEqual(Exchanges.Row row, ExchangeSteps.Wish wish) {
        if (!Arrays.equals(row.bodyHash(), wish.bodyHash())) {
            throw Rejections.refused(new Rejection.IdempotencyMismatch());
        }
    }

    private void goOn(Exchanges.Row row, String memberId) {
        switch (points.hold(row.holdId(), memberId, row.points())) {
            case PointsClient.Answer.Done held -> {
                if (steps.held(row)) {
                    finish(row);
                } else {
                    // Somebody completed it, or gave it up before the hold was placed: then nobody will capture it.
                    points.release(row.holdId());
                }
            }
            case PointsClient.Answer.Refused refused -> {
                if (steps.abandon(row, false)) {
                    throw new ProblemException(refused.why());
                }
                // An equal request has it held meanwhile: the answer is that one's.
            }
            case PointsClient.Answer.Unknown unknown -> throw PointsClient.away();
        }
    }

    /** Captures what may be held and completes, or gives up; for the caller and for whoever takes over. */
    void finish(Exchanges.Row row) {
        switch (points.capture(row.holdId())) {
            case PointsClient.Answer.Done captured -> steps.complete(row);
            // Expired or released: that is its end, so nobody can capture it any more.
            case PointsClient.Answer.Refused over -> steps.abandon(row, true);
            // It was never placed, or is just about to be: whoever places it notes so before the capture.
            case PointsClient.Answer.Unknown unknown -> steps.abandon(row, false);
        }
    }
}
