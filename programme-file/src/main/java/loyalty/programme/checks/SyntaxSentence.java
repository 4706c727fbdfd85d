package loyalty.programme.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a text is no YAML, in a sentence that a marketer understands. */
public final class SyntaxSentence {

    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'.*", Pattern.DOTALL);
    private static final Pattern STRANGE =
            Pattern.compile(".*found character '(.)[^']*' that cannot start any token.*", Pattern.DOTALL);
    private static final Map<String, String> REASONS = Map.of(
            "mapping values are not allowed", "a colon is not expected here; put a text that has one in quotes",
            "flow sequence", "a list that [ opens is not closed with ], or lacks a comma",
            "flow mapping", "a group that { opens is not closed with }, or lacks a comma",
            "quoted scalar", "a quotation mark is not closed",
            "block collection", "the line is indented unlike those before it",
            "block mapping", "the line is indented unlike those before it, or a word has no colon",
            "simple key", "a word has no colon");

    private SyntaxSentence() {}

    /** What is wrong, with the line on which the reader gave up. */
    public static Fault of(JsonProcessingException e) {
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
        String message = Objects.requireNonNullElse(e.getOriginalMessage(), "");
        Matcher twice = TWICE.matcher(message);
        if (twice.matches()) {
            return new Fault("", line, "the word " + twice.group(1) + " stands here twice");
        }
        String why = e instanceof StreamConstraintsException
                ? "it is nested too deeply, or something in it is too long"
                : reason(message);
        return new Fault("", line, "this is not YAML: " + why);
    }

    private static String reason(String message) {
        Matcher strange = STRANGE.matcher(message);
        if (strange.matches()) {
            return message.contains("TAB")
                    ? "a line is indented with a tab; use spaces"
                    : "nothing begins with " + strange.group(1) + "; put the text in quotes";
        }
        return REASONS.keySet().stream()
                .filter(message::contains)
                .sorted()
                .findFirst()
                .map(REASONS::get)
                .orElse("it cannot be read here");
    }
}
