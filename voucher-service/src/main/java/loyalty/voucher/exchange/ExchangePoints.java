package loyalty.voucher.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import loyalty.voucher.domain.Exchange;
import loyalty.voucher.domain.Idempotency;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;

/**
 * Points into a voucher: begun here, held and captured in points-service, completed here. Whoever calls again goes the
 * same way again; each step of the saga knows whether it was done.
 */
@ApplicationScoped
class ExchangePoints {

    private static final int ATTEMPTS_MAX = 4;
    private static final Optional<Rejection> LOOK_AGAIN = Optional.empty();

    private final Exchanges exchanges;
    private final ExchangeSteps steps;
    private final PointsClient points;

    ExchangePoints(Exchanges exchanges, ExchangeSteps steps, PointsClient points) {
        this.exchanges = exchanges;
        this.steps = steps;
        this.points = points;
    }

    /** Exchanges, or tells again what was exchanged. */
    Outcome<StoredExchange> exchange(ExchangeCommand wanted) {
        return exchange(wanted, ATTEMPTS_MAX);
    }

    private Outcome<StoredExchange> exchange(ExchangeCommand wanted, int attempts) {
        if (attempts == 0) {
            return Outcome.refused(new Rejection.PointsUnavailable());
        }
        Optional<StoredExchange> known = exchanges.named(wanted.exchangeId());
        if (known.isPresent()) {
            Outcome<StoredExchange> replay =
                    Idempotency.replay(known.get(), known.get().fingerprint(), wanted.fingerprint());
            return replay.then(exchange -> switch (exchange.state()) {
                case Exchange.Completed completed -> attempts == ATTEMPTS_MAX ? replay : Outcome.done(exchange);
                case Exchange.UnderWay underWay -> goOn(exchange, underWay, wanted, attempts);
            });
        }
        return steps.begin(wanted)
                .then(begun -> begun.isEmpty()
                        ? exchange(wanted, attempts - 1)
                        : goOn(begun.get(), new Exchange.Begun(), wanted, attempts));
    }

    private Outcome<StoredExchange> goOn(
            StoredExchange exchange, Exchange.UnderWay state, ExchangeCommand wanted, int attempts) {
        return hold(exchange, state, wanted.memberId())
                .map(Outcome::<StoredExchange>refused)
                .orElseGet(() -> exchange(wanted, attempts - 1));
    }

    private Optional<Rejection> hold(StoredExchange exchange, Exchange.UnderWay state, String memberId) {
        return switch (points.hold(exchange.holdId(), memberId, exchange.points())) {
            case PointsAnswer.Done held -> {
                if (exchanges.move(exchange, state.hold())) {
                    yield finish(exchange, state);
                }
                // Somebody completed it, or gave it up before the hold was placed: then nobody will capture it.
                points.release(exchange.holdId());
                yield LOOK_AGAIN;
            }
            // An equal request may have it held meanwhile: the answer is that one's.
            case PointsAnswer.Refused refused ->
                steps.abandon(exchange, new Exchange.Begun()) ? Optional.of(refused.why()) : LOOK_AGAIN;
            case PointsAnswer.Unknown unknown -> Optional.of(new Rejection.PointsUnavailable());
            case PointsAnswer.Unavailable away -> Optional.of(new Rejection.PointsUnavailable());
        };
    }

    /**
     * Captures what may be held and completes, or gives up; for the caller and for whoever takes over.
     *
     * @return that points-service could not be asked, or nothing
     */
    Optional<Rejection> finish(StoredExchange exchange, Exchange.UnderWay state) {
        switch (points.capture(exchange.holdId())) {
            case PointsAnswer.Done captured -> steps.complete(exchange, state);
            // Expired or released: that is its end, so nobody can capture it any more.
            case PointsAnswer.Refused over -> steps.abandon(exchange, new Exchange.Held());
            // It was never placed, or is just about to be: whoever places it notes so before the capture.
            case PointsAnswer.Unknown unknown -> steps.abandon(exchange, new Exchange.Begun());
            case PointsAnswer.Unavailable away -> {
                return Optional.of(new Rejection.PointsUnavailable());
            }
        }
        return LOOK_AGAIN;
    }
}
