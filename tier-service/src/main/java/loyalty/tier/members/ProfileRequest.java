package loyalty.tier.members;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import loyalty.api.FieldErrors;
import loyalty.api.forms.Bounds;
import loyalty.api.forms.Text;
import org.jspecify.annotations.Nullable;

/** What a member's profile says; every field may be absent. */
record ProfileRequest(
        @Text(max = NAME_MAX, message = NAME) @Nullable String name,

        @Size(max = EMAIL_MAX, message = EMAIL)
        @Pattern(regexp = "[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+", message = EMAIL)
        @Nullable
        String email,

        @Nullable LocalDate birthDate,

        @Listed(value = Listed.Names.TIME_ZONES, message = "a zone of the IANA database, such as Europe/Dublin")
        @Nullable
        String timeZone,

        @Pattern(regexp = "[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}", message = "a language tag such as en-GB")
        @Nullable
        String locale,

        @Listed(value = Listed.Names.COUNTRIES, message = "an ISO 3166 code such as IE") @Nullable
        String country,

        @Nullable LocalDate joinedOn,

        @Size(max = ATTRIBUTES_MAX, message = "at most " + ATTRIBUTES_MAX, groups = Bounds.class) @Nullable
        Map<
                        @Size(min = 1, max = NAME_MAX, message = ATTRIBUTE) String,
                        @NotNull(message = ATTRIBUTE) @Size(max = ATTRIBUTE_MAX, message = ATTRIBUTE) @Nullable String>
                attributes,

        @Size(max = CONSENTS_MAX, message = "at most " + CONSENTS_MAX, groups = Bounds.class) @Nullable
        List<@NotNull(message = "an object") @Valid @Nullable Consent> consents) {

    private static final int NAME_MAX = 200;
    private static final String NAME = "1 to " + NAME_MAX + " characters";
    private static final int EMAIL_MAX = 254;
    private static final String EMAIL = "a mail address of at most " + EMAIL_MAX + " characters";
    private static final int ATTRIBUTES_MAX = 50;
    private static final int ATTRIBUTE_MAX = 500;
    private static final String ATTRIBUTE = "a string of at most " + ATTRIBUTE_MAX + " characters";
    private static final int CONSENTS_MAX = 50;
    private static final int YEAR_MIN = 1900;
    private static final String PAST = "a date from " + YEAR_MIN + " to today";

    /**
     * That the member agreed to something, or no longer does.
     *
     * @param purpose what for
     * @param given whether they agree
     * @param at when they said so
     * @param source where they said so
     */
    record Consent(
            @NotNull(message = "must be given") @Text(max = NAME_MAX, message = NAME) @Nullable
            String purpose,

            @NotNull(message = "true or false") @Nullable Boolean given,
            @Nullable Instant at,
            @Text(max = NAME_MAX, message = NAME) @Nullable String source) {}

    /**
     * Notes the dates that are still to come.
     *
     * @param today in the programme's zone
     */
    void check(LocalDate today, FieldErrors errors) {
        errors.require(isPast(birthDate, today), "birthDate", PAST);
        errors.require(isPast(joinedOn, today.plusDays(1)), "joinedOn", PAST);
    }

    private static boolean isPast(@Nullable LocalDate date, LocalDate today) {
        return date == null || (date.getYear() >= YEAR_MIN && !date.isAfter(today));
    }
}
