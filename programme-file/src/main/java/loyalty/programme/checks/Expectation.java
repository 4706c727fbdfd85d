package loyalty.programme.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a place in a file takes, in words: the ranges, lengths, choices and forms of the schema. */
final class Expectation {

    private static final String DAY = "a day that exists is expected, written as 2026-05-31";
    private static final String AMOUNT = "an amount is expected, such as \"5.00\"";

    private static final Map<String, String> FORMS = Map.of(
            "^[a-z0-9][a-z0-9.-]{0,63}$", "an id is lower-case letters, digits, dots and hyphens, at most 64 of them",
            "^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$",
                    "a type of activity is letters, digits, dots, colons, underscores and "
                            + "hyphens, at most 64 of them",
            "^[0-9]+(\\.[0-9]+)?$", AMOUNT,
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", DAY,
            "^[A-Z]{2}$", "a country is two capital letters, such as IE",
            "^[A-Z]{3}$", "a currency is three capital letters, such as EUR",
            "^[A-Z][A-Z0-9-]{0,63}$", "a reason is capital letters, digits and hyphens, such as GOODWILL",
            "^[A-Za-z0-9][A-Za-z0-9 -]{1,30}[A-Za-z0-9]$", "a code is 3 to 32 letters, digits, spaces and hyphens",
            "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "an attribute has a name of letters and digits, such as storeCard",
            "^[a-z]{2,3}$", "a language is two or three lower-case letters, such as en");

    private Expectation() {}

    /** What is expected where a keyword of the schema is not kept. */
    static String of(String keyword, JsonNode schema, JsonNode found) {
        return switch (keyword) {
            case "type" -> (found.isNull() ? "nothing stands here; " : "") + kind(schema, found);
            case "minimum", "maximum", "exclusiveMinimum" ->
                schema.path("type").isArray() ? AMOUNT : number(schema) + " is expected";
            case "pattern" -> ofPattern(schema.path("pattern").asText());
            case "format" -> DAY;
            case "enum" -> "one of these is expected: " + String.join(", ", texts(schema.path("enum")));
            case "const" -> "this is " + schema.path("const").asText() + ", or left out";
            case "minLength" -> "a text is expected, and this is empty";
            case "maxLength" -> "this is too long: at most " + schema.path("maxLength") + " characters";
            case "minItems" -> "the list is empty; it names at least one";
            case "maxItems" -> "the list is too long: at most " + schema.path("maxItems");
            case "uniqueItems" -> "something stands in this list twice";
            default -> throw new IllegalStateException("the schema uses a keyword without a sentence: " + keyword);
        };
    }

    /** What form a text has whose pattern is not kept. */
    static String ofPattern(String pattern) {
        return Objects.requireNonNull(FORMS.get(pattern), () -> "a pattern without a sentence: " + pattern);
    }

    /** What is expected where a group is empty. */
    static String atLeastOne(List<String> words) {
        return "this says nothing; at least one " + (words.isEmpty() ? "is expected" : "of these: " + list(words));
    }

    private static String kind(JsonNode schema, JsonNode found) {
        if (schema.path("type").isArray()) {
            return AMOUNT;
        }
        return switch (schema.path("type").asText()) {
            case "object" -> group(schema);
            case "array" -> "a list is expected";
            case "boolean" -> "true or false is expected";
            case "integer", "number" -> number(schema) + " is expected" + (isQuoted(found) ? ", without quotes" : "");
            default -> "a text is expected" + (found.isNumber() || found.isBoolean() ? "; put it in quotes" : "");
        };
    }

    private static boolean isQuoted(JsonNode found) {
        return found.isTextual() && found.asText().matches("-?\\d+(\\.\\d+)?");
    }

    private static String group(JsonNode schema) {
        List<String> words = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(words::add);
        return words.isEmpty()
                ? "words with values are expected here, such as en: Welcome"
                : "words with values are expected here, of these: " + list(words);
    }

    private static String number(JsonNode schema) {
        String kind = schema.path("type").asText().equals("integer") ? "a whole number" : "a number";
        String least = schema.has("exclusiveMinimum")
                ? " of more than " + schema.path("exclusiveMinimum")
                : schema.has("minimum") ? " of at least " + schema.path("minimum") : "";
        if (!schema.has("maximum")) {
            return kind + least;
        }
        return schema.has("minimum")
                ? kind + " from " + schema.path("minimum") + " to " + schema.path("maximum")
                : kind + least + (least.isEmpty() ? " of" : " and") + " at most " + schema.path("maximum");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String list(List<String> words) {
        return String.join(", ", words);
    }
}
