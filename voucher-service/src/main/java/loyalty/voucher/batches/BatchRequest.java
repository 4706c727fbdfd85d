package loyalty.voucher.batches;

import java.util.Objects;
import java.util.regex.Pattern;
import loyalty.api.FieldErrors;
import loyalty.voucher.codes.CodeBatch;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What marketing asks for. Everything may be missing here; {@link #check} says what must not.
 *
 * @param campaign a voucher of the programme in force, with {@code when: batch}
 * @param count how many codes, each for one member
 * @param code instead of a count, one code that many have
 * @param perMember how often a member can use such a code; any number when left out
 * @param inTotal how often all together can; any number when left out
 */
record BatchRequest(
        @Schema(required = true) @Nullable String campaign,
        @Nullable Long count,
        @Nullable String code,
        @Nullable Integer perMember,
        @Nullable Long inTotal) {

    private static final int PER_MEMBER_MAX = 1_000_000;
    private static final long IN_TOTAL_MAX = 100_000_000;
    private static final Pattern CAMPAIGN = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{1,30}[A-Za-z0-9]");

    /** @throws loyalty.api.ProblemException 400 {@code malformed-request} */
    static BatchRequest check(@Nullable BatchRequest request) {
        FieldErrors errors = new FieldErrors();
        errors.require(request != null, "", "a batch is expected");
        errors.orContinue();
        BatchRequest asked = Objects.requireNonNull(request);
        errors.require(
                asked.campaign != null && CAMPAIGN.matcher(asked.campaign).matches(),
                "campaign",
                "the id of a voucher of the programme is expected");
        errors.require(
                (asked.count == null) != (asked.code == null),
                "count",
                "say how many codes, or one code that many have");
        errors.require(
                isWithin(asked.count, CodeBatch.COUNT_MAX), "count", "a number from 1 to " + CodeBatch.COUNT_MAX);
        errors.require(
                asked.code == null || CODE.matcher(asked.code).matches(),
                "code",
                "3 to 32 letters and digits, with spaces or hyphens between them");
        limit(errors, "perMember", asked.perMember == null ? null : asked.perMember.longValue(), PER_MEMBER_MAX, asked);
        limit(errors, "inTotal", asked.inTotal, IN_TOTAL_MAX, asked);
        errors.orContinue();
        return asked;
    }

    private static void limit(FieldErrors errors, String field, @Nullable Long limit, long max, BatchRequest asked) {
        errors.require(limit == null || asked.count == null, field, "this is for one code that many have");
        errors.require(isWithin(limit, max), field, "a number from 1 to " + max);
    }

    private static boolean isWithin(@Nullable Long number, long max) {
        return number == null || number >= 1 && number <= max;
    }
}
