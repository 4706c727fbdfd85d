package loyalty.points.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loyalty.api.json.Moments;
import org.jspecify.annotations.Nullable;

/**
 * A programme as it is sent: the file, and beside it from when it is to be in force, which may stand in the document as
 * a line or member {@code effectiveAt} of its own. It is blanked out there, so that every fault keeps its line.
 *
 * @param text the file
 * @param effectiveAt null when it was not said
 */
record ProgrammeText(String text, @Nullable Instant effectiveAt) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern IN_YAML = Pattern.compile("(?m)^effectiveAt:[ \\t]*[\"']?([^\"'\\s#]*)[\"']?.*$");
    private static final Pattern IN_JSON = Pattern.compile("\"effectiveAt\"\\s*:\\s*\"([^\"]*)\"\\s*,?");

    /** Takes a document apart. */
    static ProgrammeText of(String document, @Nullable String effectiveAt) {
        boolean json = document.stripLeading().startsWith("{");
        Matcher found = (json ? IN_JSON : IN_YAML).matcher(document);
        if (!found.find()) {
            return new ProgrammeText(document, effectiveAt == null ? null : instant(effectiveAt));
        }
        String text = document.substring(0, found.start()) + document.substring(found.end());
        return new ProgrammeText(text, instant(effectiveAt == null ? found.group(1) : effectiveAt));
    }

    private static Instant instant(String text) {
        return Moments.inQuery("effectiveAt", text).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /** A published file as JSON. */
    static JsonNode json(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published programme cannot be read", e);
        }
    }

    /** A published file as YAML. */
    static String yaml(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return text;
        }
        try {
            return YAML.writeValueAsString(json(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published programme cannot be written", e);
        }
    }
}
