package loyalty.points.posting;

import loyalty.api.Languages;
import loyalty.points.domain.Language;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param subject of the token
 * @param language in which the answer is read
 * @param traceparent the W3C trace of the request, if it had one
 */
public record Sender(
        String subject, Language language, @Nullable String traceparent) {

    /** English unless the caller says otherwise. */
    public static Language languageOf(@Nullable String acceptLanguage) {
        return acceptLanguage == null ? Language.EN : Language.firstOf(Languages.of(acceptLanguage, null));
    }
}
