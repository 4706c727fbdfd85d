package loyalty.tier.members;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import loyalty.api.FieldErrors;
import org.jspecify.annotations.Nullable;

/** What a member's profile says; every field may be absent. */
record ProfileRequest(
        @Nullable String name,
        @Nullable String email,
        @Nullable LocalDate birthDate,
        @Nullable String timeZone,
        @Nullable String locale,
        @Nullable String country,
        @Nullable LocalDate joinedOn,
        @Nullable Map<String, @Nullable String> attributes,
        @Nullable List<@Nullable Consent> consents) {

    private static final int NAME_MAX = 200;
    private static final int EMAIL_MAX = 254;
    private static final int ATTRIBUTES_MAX = 50;
    private static final int ATTRIBUTE_MAX = 500;
    private static final int CONSENTS_MAX = 50;
    private static final int YEAR_MIN = 1900;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /**
     * That the member agreed to something, or no longer does.
     *
     * @param purpose what for
     * @param given whether they agree
     * @param at when they said so
     * @param source where they said so
     */
    record Consent(
            @Nullable String purpose,
            @Nullable Boolean given,
            @Nullable Instant at,
            @Nullable String source) {}

    /** Every fault of it. */
    FieldErrors check(LocalDate today) {
        FieldErrors errors = new FieldErrors();
        errors.require(isText(name, NAME_MAX), "name", "1 to 200 characters");
        errors.require(
                email == null
                        || (email.length() <= EMAIL_MAX && EMAIL.matcher(email).matches()),
                "email",
                "a mail address of at most 254 characters");
        errors.require(isPast(birthDate, today), "birthDate", "a date from 1900 to today");
        errors.require(isPast(joinedOn, today.plusDays(1)), "joinedOn", "a date from 1900 to today");
        errors.require(
                timeZone == null || ZoneId.getAvailableZoneIds().contains(timeZone),
                "timeZone",
                "a zone of the IANA database, such as Europe/Dublin");
        errors.require(locale == null || LOCALE.matcher(locale).matches(), "locale", "a language tag such as en-GB");
        errors.require(country == null || COUNTRIES.contains(country), "country", "an ISO 3166 code such as IE");
        checkAttributes(errors);
        checkConsents(errors);
        return errors;
    }

    private void checkAttributes(FieldErrors errors) {
        if (attributes == null) {
            return;
        }
        errors.require(attributes.size() <= ATTRIBUTES_MAX, "attributes", "at most 50");
        attributes.forEach((key, value) -> errors.require(
                !key.isEmpty() && key.length() <= NAME_MAX && value != null && value.length() <= ATTRIBUTE_MAX,
                "attributes." + key,
                "a string of at most 500 characters"));
    }

    private void checkConsents(FieldErrors errors) {
        if (consents == null) {
            return;
        }
        errors.require(consents.size() <= CONSENTS_MAX, "consents", "at most 50");
        for (int i = 0; i < consents.size(); i++) {
            Consent consent = consents.get(i);
            String field = "consents[" + i + "]";
            errors.require(consent != null, field, "an object");
            if (consent != null) {
                errors.require(consent.purpose() != null, field + ".purpose", "must be given");
                errors.require(isText(consent.purpose(), NAME_MAX), field + ".purpose", "1 to 200 characters");
                errors.require(consent.given() != null, field + ".given", "true or false");
                errors.require(isText(consent.source(), NAME_MAX), field + ".source", "1 to 200 characters");
            }
        }
    }

    private static boolean isText(@Nullable String text, int max) {
        return text == null
                || (!text.isBlank()
                        && text.length() <= max
                        && text.chars()
                                .noneMatch(c -> Character.isISOControl(c)
                                        || Character.isSurrogate((char) c)
                                                && text.codePoints()
                                                        .anyMatch(p -> p >= Character.MIN_SURROGATE
                                                                && p <= Character.MAX_SURROGATE)));
    }

    private static boolean isPast(@Nullable LocalDate date, LocalDate today) {
        return date == null || (date.getYear() >= YEAR_MIN && !date.isAfter(today));
    }
}
