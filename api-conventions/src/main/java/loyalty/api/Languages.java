package loyalty.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Content negotiation by {@code Accept-Language}: the languages that a caller reads, best first. */
public final class Languages {

    private Languages() {}

    /**
     * The two- or three-letter codes of an Accept-Language header, then that of a fall-back locale. A header that cannot
     * be read counts as none.
     */
    public static List<String> of(@Nullable String acceptLanguage, @Nullable String fallback) {
        List<String> codes = new ArrayList<>();
        if (acceptLanguage != null) {
            try {
                Locale.LanguageRange.parse(acceptLanguage)
                        .forEach(range -> codes.add(
                                Locale.forLanguageTag(range.getRange()).getLanguage()));
            } catch (IllegalArgumentException e) {
                codes.clear();
            }
        }
        if (fallback != null) {
            codes.add(Locale.forLanguageTag(fallback).getLanguage());
        }
        return codes.stream().filter(code -> !code.isEmpty()).distinct().toList();
    }
}
