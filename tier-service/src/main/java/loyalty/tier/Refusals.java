package loyalty.tier;

import java.time.Instant;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.tier.domain.Outcome;
import loyalty.tier.domain.Rejection;
import loyalty.tier.domain.TierOverride;

/** How what a use case makes of a request is told over HTTP: done, or each refusal in its own words. */
public final class Refusals {

    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    private Refusals() {}

    /**
     * The value of what is done.
     *
     * @throws ProblemException when it is refused
     */
    public static <R> R value(Outcome<R> outcome) {
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
            case Outcome.Refused<R>(Rejection why) -> throw new ProblemException(problem(why));
        };
    }

    /** The problem that a refusal is to a caller. */
    public static Problem problem(Rejection why) {
        return switch (why) {
            case Rejection.Malformed malformed ->
                Problems.malformedRequest(malformed.faults().stream()
                        .map(fault -> new Problems.FieldError(fault.field(), fault.message()))
                        .toList());
            case Rejection.UnknownMember unknown -> Problems.notFound();
            case Rejection.NotEligible(String field) -> notEligible(field);
            case Rejection.IdentifierTaken(String kind) -> identifierTaken(kind);
            case Rejection.TooManyLookups(long seconds) -> tooManyLookups(seconds);
            case Rejection.UnknownOverride unknown -> Problems.notFound();
            case Rejection.OutdatedProfile outdated -> Problems.versionConflict();
            case Rejection.PresentProfile present -> Problems.preconditionFailed();
            case Rejection.BirthDateChangedLately(Instant possibleFrom) -> changedLately(possibleFrom);
            case Rejection.IdempotencyMismatch mismatch -> Problems.idempotencyMismatch();
            case Rejection.OwnRequest(TierOverride.Status status) ->
                Problems.of(CONFLICT, "own-request", "It is your own request", "Somebody else has to decide it.")
                        .with("state", status.word());
            case Rejection.AlreadyDecided(TierOverride.Status status) ->
                Problems.of(
                                CONFLICT,
                                "already-decided",
                                "It is decided already",
                                "The override is " + status.word() + ".")
                        .with("state", status.word());
        };
    }

    private static Problem notEligible(String field) {
        return Problems.of(CONFLICT, "not-eligible", "The programme is for others", "Nothing is changed.")
                .with("field", field);
    }

    private static Problem changedLately(Instant possibleFrom) {
        return Problems.of(CONFLICT, "over-limit", "It was changed not long ago", "Nothing is changed.")
                .with("field", "birthDate")
                .with("possibleFrom", possibleFrom.toString());
    }

    private static Problem identifierTaken(String kind) {
        return Problems.of(CONFLICT, "identifier-taken", "The identifier is another member's", "Nothing is changed.")
                .with("kind", kind);
    }

    private static Problem tooManyLookups(long seconds) {
        return Problems.of(TOO_MANY, "too-many-requests", "Too many lookups", "Too many were nobody's here.")
                .lasting(seconds);
    }
}
