package loyalty.programme.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the schema has against a place in a file, in a sentence that a marketer understands.
 *
 * @param fault what is wrong and where
 * @param missing the path of the word that is missing, if that is what is wrong; otherwise empty
 * @param meant the path of the word that was meant, if one is misspelt; otherwise empty
 */
record SchemaSentence(Fault fault, String missing, String meant) {

    private static final Pattern ALTERNATIVE = Pattern.compile("^(.*/(?:oneOf|anyOf))(?:/\\d+/required)?$");

    /** Puts a message of the validator into words. */
    static SchemaSentence of(ValidationMessage message, JsonNode schema) {
        String path = message.getInstanceLocation().toString();
        String keyword = message.getSchemaLocation().getFragment().toString();
        Matcher alternative = ALTERNATIVE.matcher(keyword);
        if (alternative.matches()) {
            return plain(
                    path,
                    alternatives(
                            schema.at(alternative.group(1)),
                            alternative.group(1).endsWith("oneOf")));
        }
        JsonNode owner = schema.at(keyword.substring(0, keyword.lastIndexOf('/')));
        return switch (message.getType()) {
            case "required" -> missing(path, Objects.requireNonNullElse(message.getProperty(), ""));
            case "additionalProperties" ->
                unknown(path, Objects.requireNonNullElse(message.getProperty(), ""), words(owner));
            case "propertyNames" ->
                plain(
                        path + "/" + message.getArguments()[0],
                        Expectation.ofPattern(owner.at("/propertyNames/pattern").asText()));
            case "dependentRequired" ->
                plain(
                        path,
                        message.getArguments()[1] + " comes with " + message.getArguments()[0] + ", which is missing");
            case "maxProperties" -> plain(path, "only one of these: " + String.join(", ", words(owner)));
            case "minProperties" -> plain(path, Expectation.atLeastOne(words(owner)));
            default -> plain(path, Expectation.of(message.getType(), owner, message.getInstanceNode()));
        };
    }

    private static SchemaSentence plain(String path, String sentence) {
        return new SchemaSentence(new Fault(path, 0, sentence), "", "");
    }

    private static SchemaSentence missing(String path, String word) {
        return new SchemaSentence(new Fault(path, 0, "this is missing: " + word), path + "/" + word, "");
    }

    private static SchemaSentence unknown(String path, String word, List<String> known) {
        Optional<String> nearest = Spelling.nearest(word, known);
        String sentence = "this word is not known here"
                + nearest.map(meant -> "; did you mean " + meant + "?").orElse("");
        return new SchemaSentence(
                new Fault(path + "/" + word, 0, sentence),
                "",
                nearest.map(meant -> path + "/" + meant).orElse(""));
    }

    private static String alternatives(JsonNode group, boolean exclusive) {
        List<String> words = new ArrayList<>();
        group.forEach(one -> words.add(one.at("/required/0").asText()));
        String which = exclusive ? "exactly one of these is needed: " : "at least one of these is needed: ";
        return which + String.join(", ", words);
    }

    private static List<String> words(JsonNode owner) {
        List<String> words = new ArrayList<>();
        owner.path("properties").fieldNames().forEachRemaining(words::add);
        return words;
    }
}
