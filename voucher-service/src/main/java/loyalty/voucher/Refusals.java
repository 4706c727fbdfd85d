package loyalty.voucher;

import java.math.BigDecimal;
import java.util.function.Function;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Replays;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Usability;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How what a use case makes of a request is told over HTTP: done, or each refusal in its own words. */
public final class Refusals {

    private static final int CONFLICT = 409;

    private Refusals() {}

    /**
     * The answer to a request that can be repeated, with its replay header.
     *
     * @throws ProblemException when it was refused
     */
    public static <T, B> RestResponse<B> answer(int status, Outcome<T> outcome, Function<T, B> body) {
        return switch (outcome) {
            case Outcome.Done<T>(T value, boolean replayed) -> Replays.answer(status, body.apply(value), replayed);
            case Outcome.Refused<T>(Rejection why) -> throw new ProblemException(problem(why));
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
            case Outcome.Refused<T>(Rejection why) -> throw new ProblemException(problem(why));
        };
    }

    private static Problem problem(Rejection why) {
        return switch (why) {
            case Rejection.IdempotencyMismatch mismatch -> Problems.idempotencyMismatch();
            case Rejection.UnknownReward unknown -> Problems.malformedRequest("reward", "the price list has none such");
            case Rejection.NotForTier other -> notYet("It is sold to members of other tiers.");
            case Rejection.NotYetAvailable early ->
                notYet("It is sold later.").with("availableFrom", early.from().toString());
            case Rejection.OutOfStock none ->
                Problems.of(CONFLICT, "out-of-stock", "None is left", "It is sold out, or its last day is over.");
            case Rejection.VoucherNotUsable code -> notUsable(code.reason());
            case Rejection.TooLittleCash few -> tooLittle(few.available());
            case Rejection.RedemptionMismatch other -> otherBasket();
            case Rejection.RedemptionExpired late -> ended("redemption-expired", "expired");
            case Rejection.RedemptionEnded other -> ended("redemption-settled", other.status());
            case Rejection.VoucherUnchangeable other -> leftAsItIs(other.status());
            case Rejection.OfBatch batch -> ofBatch(batch);
            case Rejection.UnknownRedemption unknown -> Problems.notFound();
            case Rejection.UnknownVoucher unknown -> Problems.notFound();
            case Rejection.EndIsPast past -> Problems.malformedRequest("validUntil", "an end that is yet to come");
            case Rejection.PointsRefused refused -> refusedByPoints(refused);
            case Rejection.PointsUnavailable away ->
                Problems.unavailable("The same request may be repeated; it is completed then.");
            case Rejection.OfSupport no -> ofSupport(no);
            case Rejection.TooManyGuesses many ->
                Problems.of(429, "too-many-requests", "Too many codes", "Too many were tried that are nobody's here.")
                        .lasting(many.seconds());
        };
    }

    private static Problem ofBatch(Rejection.OfBatch why) {
        return switch (why) {
            case Rejection.UnknownCampaign unknown ->
                Problems.malformedRequest(
                        "campaign", "the programme in force has no voucher of this id with when: batch");
            case Rejection.CodeTaken taken ->
                Problems.malformedRequest("code", "many have this code already, from the programme or another batch");
        };
    }

    private static Problem ofSupport(Rejection.OfSupport why) {
        return switch (why) {
            case Rejection.NoGoodwill unknown ->
                Problems.malformedRequest("campaign", "a voucher of the programme that support may give now");
            case Rejection.UnknownReason unknown ->
                Problems.malformedRequest("reason", "one of " + String.join(", ", unknown.known()));
            case Rejection.UnknownIssue unknown -> Problems.notFound();
            case Rejection.OwnRequest own ->
                Problems.of(CONFLICT, "own-request", "It is your own request", "Somebody else has to decide it.")
                        .with("state", own.status());
            case Rejection.AlreadyDecided decided ->
                Problems.of(CONFLICT, "already-decided", "It is decided already", "It is " + decided.status() + ".")
                        .with("state", decided.status());
            case Rejection.WorthTooMuch much ->
                overLimit(much.status()).with("limit", much.alone().toPlainString());
            case Rejection.LivesTooLong late ->
                overLimit(late.status()).with("limit", late.latest().toString());
        };
    }

    private static Problem overLimit(String status) {
        return Problems.of(CONFLICT, "over-limit", "More than you may do alone", "The programme sets the limit.")
                .with("state", status);
    }

    private static Problem refusedByPoints(Rejection.PointsRefused why) {
        return new Problem(why.code(), why.title(), why.status(), why.detail(), null, why.members(), null);
    }

    private static Problem notUsable(Usability.@Nullable Reason reason) {
        Problem problem =
                Problems.of(CONFLICT, "voucher-not-usable", "The code cannot be used", "Nothing is reserved.");
        return reason == null ? problem : problem.with("reason", reason.word());
    }

    private static Problem tooLittle(BigDecimal available) {
        return Problems.of(
                        CONFLICT, "insufficient-store-currency", "Too little store currency", "Less can be spent now.")
                .with("available", available.toPlainString());
    }

    private static Problem leftAsItIs(String status) {
        return Problems.of(CONFLICT, "voucher-not-usable", "It can only be left as it is", "It is " + status + ".")
                .with("state", status);
    }

    private static Problem otherBasket() {
        return Problems.of(
                CONFLICT,
                "redemption-mismatch",
                "One order is one basket",
                "The order has redemptions of other lines, or of another member.");
    }

    private static Problem ended(String code, String status) {
        return Problems.of(CONFLICT, code, "It is not reserved any more", "The redemption is " + status + ".")
                .with("state", status);
    }

    private static Problem notYet(String detail) {
        return Problems.of(CONFLICT, "not-yet-available", "It cannot be bought yet", detail);
    }
}
