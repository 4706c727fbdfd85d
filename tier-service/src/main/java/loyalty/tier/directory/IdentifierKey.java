package loyalty.tier.directory;

import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a till recognises somebody by, as it is compared: a card as it is, a phone number by its digits and a plus before
 * them, however they are parted.
 *
 * @param kind {@link #CARD} or {@link #PHONE}
 */
@Embeddable
public record IdentifierKey(String identifier, String kind) {

    /** The number of a card. */
    public static final String CARD = "card";
    /** A phone number. */
    public static final String PHONE = "phone";

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}()\\[\\]./\\u2212]");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{5,15}");
    private static final int WIDE_PLUS = '＋';

    /** The key of an identifier; nothing when it can be none of its kind. */
    public static Optional<IdentifierKey> of(String kind, String written) {
        return switch (kind) {
            case CARD -> Optional.of(new IdentifierKey(written.strip(), CARD));
            case PHONE -> number(written).map(number -> new IdentifierKey(number, PHONE));
            default -> Optional.empty();
        };
    }

    /** All that a text may be, of whatever kind. */
    static Stream<IdentifierKey> all(String written) {
        return Stream.of(CARD, PHONE).flatMap(kind -> of(kind, written).stream());
    }

    private static Optional<String> number(String written) {
        StringBuilder out = new StringBuilder();
        BETWEEN.matcher(written).replaceAll("").codePoints().forEach(c -> {
            int digit = Character.digit(c, 10);
            out.appendCodePoint(digit >= 0 ? '0' + digit : c == WIDE_PLUS ? '+' : c);
        });
        return Optional.of(out.toString()).filter(text -> NUMBER.matcher(text).matches());
    }
}
