package loyalty.voucher.batches;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import loyalty.api.FieldErrors;
import loyalty.voucher.codes.CodeBatch;
import org.jspecify.annotations.Nullable;

/**
 * What marketing asks for. {@link #check} says what has to fit together.
 *
 * @param campaign a voucher of the programme in force, with {@code when: batch}
 * @param count how many codes, each for one member
 * @param code instead of a count, one code that many have
 * @param perMember how often a member can use such a code; any number when left out
 * @param inTotal how often all together can; any number when left out
 */
record BatchRequest(
        @NotNull(message = CAMPAIGN) @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,63}", message = CAMPAIGN) @Nullable
        String campaign,

        @Min(value = 1, message = COUNT) @Max(value = CodeBatch.COUNT_MAX, message = COUNT) @Nullable
        Long count,

        @Pattern(
                regexp = "[A-Za-z0-9][A-Za-z0-9 -]{1,30}[A-Za-z0-9]",
                message = "3 to 32 letters and digits, with spaces or hyphens between them")
        @Nullable
        String code,

        @Min(value = 1, message = PER_MEMBER) @Max(value = PER_MEMBER_MAX, message = PER_MEMBER) @Nullable
        Integer perMember,

        @Min(value = 1, message = IN_TOTAL) @Max(value = IN_TOTAL_MAX, message = IN_TOTAL) @Nullable
        Long inTotal) {

    private static final String CAMPAIGN = "the id of a voucher of the programme is expected";
    private static final String COUNT = "a number from 1 to " + CodeBatch.COUNT_MAX;
    private static final int PER_MEMBER_MAX = 1_000_000;
    private static final String PER_MEMBER = "a number from 1 to " + PER_MEMBER_MAX;
    private static final long IN_TOTAL_MAX = 100_000_000;
    private static final String IN_TOTAL = "a number from 1 to " + IN_TOTAL_MAX;

    /** Notes what does not fit together. */
    void check(FieldErrors errors) {
        errors.require((count == null) != (code == null), "count", "say how many codes, or one code that many have");
        String one = "this is for one code that many have";
        errors.require(perMember == null || count == null, "perMember", one);
        errors.require(inTotal == null || count == null, "inTotal", one);
    }
}
