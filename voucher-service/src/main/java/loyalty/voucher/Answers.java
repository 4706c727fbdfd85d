package loyalty.voucher;

import java.util.function.Function;
import loyalty.api.ProblemException;
import loyalty.api.Replays;
import loyalty.voucher.domain.Outcome;
import org.jboss.resteasy.reactive.RestResponse;

/** How the outcome of a use case is answered over HTTP: its value, or the problem that a rejection is. */
public final class Answers {

    private Answers() {}

    /**
     * The answer to a request that can be repeated, with its replay header.
     *
     * @throws ProblemException when it was refused
     */
    public static <T, B> RestResponse<B> replayable(int status, Outcome<T> outcome, Function<T, B> body) {
        return switch (outcome) {
            case Outcome.Done<T>(T value, boolean replayed) -> Replays.answer(status, body.apply(value), replayed);
            case Outcome.Refused<T> refused -> throw new ProblemException(Rejections.problem(refused.why()));
        };
    }

    /**
     * What was done.
     *
     * @throws ProblemException when it was refused
     */
    public static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T> done -> done.value();
            case Outcome.Refused<T> refused -> throw new ProblemException(Rejections.problem(refused.why()));
        };
    }
}
