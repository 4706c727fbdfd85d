package loyalty.tier;

import loyalty.api.FieldErrors;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.tier.domain.Outcome;
import loyalty.tier.domain.Rejection;
import loyalty.tier.domain.TierOverride;

/** How outcomes become answers: the one place where a refusal meets HTTP, as problem+json (RFC 9457). */
public final class Answers {

    private static final int CONFLICT = 409;

    private Answers() {}

    /**
     * The value of what is done.
     *
     * @throws ProblemException when it is refused
     */
    public static <R> R valueOf(Outcome<R> outcome) {
        return done(outcome).value();
    }

    /**
     * What is done, and whether it was done before.
     *
     * @throws ProblemException when it is refused
     */
    public static <R> Outcome.Done<R> done(Outcome<R> outcome) {
        return switch (outcome) {
            case Outcome.Done<R> done -> done;
            case Outcome.Refused<R>(Rejection rejection) -> throw new ProblemException(problem(rejection));
        };
    }

    /** The faults as a refusal; call it when there are some. */
    public static Rejection.Malformed malformed(FieldErrors errors) {
        return new Rejection.Malformed(errors.all().stream()
                .map(error -> new Rejection.Fault(error.field(), error.message()))
                .toList());
    }

    /** The problem that a refusal is to a caller. */
    public static Problem problem(Rejection rejection) {
        return switch (rejection) {
            case Rejection.Malformed malformed ->
                Problems.malformedRequest(malformed.faults().stream()
                        .map(fault -> new Problems.FieldError(fault.field(), fault.message()))
                        .toList());
            case Rejection.UnknownMember unknown -> Problems.notFound();
            case Rejection.UnknownOverride unknown -> Problems.notFound();
            case Rejection.OutdatedProfile outdated -> Problems.versionConflict();
            case Rejection.IdempotencyMismatch mismatch -> Problems.idempotencyMismatch();
            case Rejection.OwnRequest(TierOverride.Status status) ->
                Problems.of(CONFLICT, "own-request", "It is your own request", "Somebody else has to decide it.")
                        .with("status", status.word());
            case Rejection.AlreadyDecided(TierOverride.Status status) ->
                Problems.of(
                                CONFLICT,
                                "already-decided",
                                "It is decided already",
                                "The override is " + status.word() + ".")
                        .with("status", status.word());
        };
    }
}
