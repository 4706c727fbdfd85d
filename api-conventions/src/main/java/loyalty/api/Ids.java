package loyalty.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ids that callers choose: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}, beginning with a letter or digit. */
public final class Ids {

    /** What to tell about an id that is none. */
    public static final String RULE = "1 to 64 of A-Z a-z 0-9 . _ : - beginning with a letter or digit";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    private Ids() {}

    /** Whether the text is an id. */
    public static boolean isId(@Nullable String text) {
        return text != null && ID.matcher(text).matches();
    }

    /**
     * The id of a path.
     *
     * @throws ProblemException 400 {@code malformed-path}
     */
    public static String inPath(String text) {
        if (!isId(text)) {
            throw new ProblemException(Problems.malformedPath("An id is " + RULE + "."));
        }
        return text;
    }
}
