package loyalty.points.domain;

import java.util.List;
import java.util.Locale;

/** The languages in which entries are explained. */
public enum Language {
    EN,
    AR,
    KO;

    /** Its ISO 639-1 code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The language with this code.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    public static Language of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /**
     * The one that a reader likes best; English where they like none of ours or say nothing readable.
     *
     * @param acceptLanguage the header of that name (RFC 9110), or an empty text
     */
    public static Language preferredBy(String acceptLanguage) {
        if (acceptLanguage.isBlank()) {
            return EN;
        }
        try {
            List<Locale> ours = List.of(Locale.ENGLISH, Locale.of("ar"), Locale.KOREAN);
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), ours);
            return best == null ? EN : of(best.getLanguage());
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
    }
}
