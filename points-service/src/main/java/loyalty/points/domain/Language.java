package loyalty.points.domain;

import java.util.Arrays;
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

    /** The first of these codes that is one of ours; English when none is. */
    public static Language firstOf(List<String> codes) {
        return codes.stream()
                .flatMap(code ->
                        Arrays.stream(values()).filter(ours -> ours.code().equals(code)))
                .findFirst()
                .orElse(EN);
    }
}
