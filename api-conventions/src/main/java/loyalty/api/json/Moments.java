package loyalty.api.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import loyalty.api.ProblemException;
import loyalty.api.Problems;

/**
 * Instants and dates as callers write them, in bodies and in queries: RFC 3339 with a zone, of the years 1970 to 9999; dates
 * from 1900, since people are older than clocks.
 */
public final class Moments {

    private static final Pattern INSTANT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int YEAR_MAX = 9999;
    private static final int BIRTH_YEAR_MIN = 1900;

    private Moments() {}

    /** The instant of a text, if it is one. */
    public static Optional<Instant> instant(String text) {
        if (!INSTANT.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            boolean known =
                    !at.isBefore(Instant.EPOCH) && at.atOffset(ZoneOffset.UTC).getYear() <= YEAR_MAX;
            return known ? Optional.of(at) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The date of a text, if it is one. */
    public static Optional<LocalDate> date(String text) {
        if (!DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text)).filter(date -> date.getYear() >= BIRTH_YEAR_MIN);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * The instant that a parameter of the query names.
     *
     * @throws ProblemException 400 {@code malformed-request} with the parameter's name
     */
    public static Instant inQuery(String name, String text) {
        return instant(text)
                .orElseThrow(() -> new ProblemException(
                        Problems.malformedRequest(name, "an instant such as 2026-03-01T09:30:00Z is expected")));
    }
}
