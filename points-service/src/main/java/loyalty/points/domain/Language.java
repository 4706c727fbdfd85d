package loyalty.points.domain;

/**
 * A language in which entries are explained.
 *
 * @param code that of ISO 639-1, two letters
 */
public record Language(String code) {

    /** Read by whoever asks for none that we speak. */
    public static final Language EN = new Language("en");
}
