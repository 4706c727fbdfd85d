package loyalty.tier.members;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import loyalty.api.FieldErrors;
import loyalty.api.forms.Bounds;
import loyalty.api.forms.Text;
import loyalty.api.forms.Word;
import loyalty.tier.directory.IdentifierKey;
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

        @Size(max = IDENTIFIERS_MAX, message = "at most " + IDENTIFIERS_MAX, groups = Bounds.class) @Nullable
        List<@NotNull(message = "an object") @Valid @Nullable Identifier> identifiers,

        @Size(max = CONSENTS_MAX, message = "at most " + CONSENTS_MAX, groups = Bounds.class) @Nullable
        List<@NotNull(message = "an object") @Valid @Nullable Consent> consents) {

    /** What only the shop writes. */
    static final List<String> SHOPS = List.of("joinedOn", "attributes", "identifiers");

    private static final Duration CONSENT_AHEAD_MAX = Duration.ofMinutes(5);
    private static final int NAME_MAX = 200;
    private static final String NAME = "1 to " + NAME_MAX + " characters";
    private static final int EMAIL_MAX = 254;
    private static final String EMAIL = "a mail address of at most " + EMAIL_MAX + " characters";
    private static final int ATTRIBUTES_MAX = 50;
    private static final int ATTRIBUTE_MAX = 500;
    private static final String ATTRIBUTE = "a string of at most " + ATTRIBUTE_MAX + " characters";
    private static final int IDENTIFIERS_MAX = 10;
    private static final int IDENTIFIER_MAX = 64;
    private static final String IDENTIFIER = "1 to " + IDENTIFIER_MAX + " characters";
    private static final String PHONE = "a phone number of 5 to 15 digits, with a plus before them or none";
    private static final int CONSENTS_MAX = 50;
    private static final int YEAR_MIN = 1900;
    private static final String PAST = "a date from " + YEAR_MIN + " to today";

    /**
     * By what a till recognises the member; no other has the same.
     *
     * @param kind of what
     * @param value as the member writes it
     */
    record Identifier(
            @NotNull(message = KINDS)
            @Word(
                    value = {IdentifierKey.CARD, IdentifierKey.PHONE},
                    message = KINDS)
            @Nullable
            String kind,

            @NotNull(message = IDENTIFIER) @Text(max = IDENTIFIER_MAX, message = IDENTIFIER) @Nullable
            String value) {

        private static final String KINDS = "card or phone";

        private Optional<IdentifierKey> key() {
            return kind == null || value == null ? Optional.empty() : IdentifierKey.of(kind, value);
        }

        private boolean isNoNumber() {
            return IdentifierKey.PHONE.equals(kind) && value != null && key().isEmpty();
        }
    }

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

    /** Of what only the shop writes, the fields of which this says something. */
    List<String> shopsFields() {
        List<@Nullable Object> said = Arrays.asList(joinedOn, attributes, identifiers);
        return SHOPS.stream()
                .filter(field -> said.get(SHOPS.indexOf(field)) != null)
                .toList();
    }

    /**
     * Notes what is still to come and cannot be yet, and phone numbers that are none.
     *
     * @param today in the programme's zone
     */
    void check(LocalDate today, Instant now, FieldErrors errors) {
        errors.require(isPast(birthDate, today), "birthDate", PAST);
        errors.require(isPast(joinedOn, today.plusDays(1)), "joinedOn", PAST);
        checkNumbers(errors);
        checkConsents(now.plus(CONSENT_AHEAD_MAX), errors);
    }

    private void checkConsents(Instant latest, FieldErrors errors) {
        for (int i = 0; consents != null && i < consents.size(); i++) {
            Consent one = consents.get(i);
            errors.require(
                    one == null || one.at() == null || !one.at().isAfter(latest),
                    "consents[" + i + "].at",
                    "at most " + CONSENT_AHEAD_MAX.toMinutes() + " minutes ahead");
        }
    }

    /** The identifiers as they are compared, as far as they are such. */
    List<IdentifierKey> identifierKeys() {
        return identifiers == null
                ? List.of()
                : identifiers.stream()
                        .filter(Objects::nonNull)
                        .flatMap(one -> one.key().stream())
                        .toList();
    }

    private void checkNumbers(FieldErrors errors) {
        for (int i = 0; identifiers != null && i < identifiers.size(); i++) {
            Identifier one = identifiers.get(i);
            errors.require(one == null || !one.isNoNumber(), "identifiers[" + i + "].value", PHONE);
        }
    }

    private static boolean isPast(@Nullable LocalDate date, LocalDate today) {
        return date == null || (date.getYear() >= YEAR_MIN && !date.isAfter(today));
    }
}
