package loyalty.programme.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes the document of the language from its schema: a section for each group of words, a row for each word. */
final class ProgrammeDocument {

    /** A whole programme that is as small as can be. */
    static final String SMALL = """
            version: small-1
            currency: EUR
            timeZone: Europe/Dublin
            points:
              earn: { points: 1 }        # a point for every 1.00
            tiers:
              metric: points             # what counts: the points earned …
              windowMonths: 12           # … in the last twelve months
              validMonths: 12
              steps:
                - { tier: bronze, threshold: 0 }
                - { tier: silver, threshold: 300 }
                - { tier: gold, threshold: 700 }
            """;

    private static final String OPENING = """
            # The programme file

            A programme is one YAML file. `./loyalty check FILE` tells in words what a file will do, or every fault of it by \
            line. [`programmes`](../programmes) has whole ones; an editor that knows JSON Schema completes words by \
            [`programme.schema.json`](../programmes/programme.schema.json), from which this page is made: change the schema, \
            then `mvn -pl programme-file -am test -Dtest=ProgrammeDocumentTest -Ddocument.write`.

            The smallest programme:

            ```yaml
            %s```

            A word in **bold** is needed; the others may be left out.
            """;

    private final JsonNode root;
    private final StringBuilder text = new StringBuilder();

    private ProgrammeDocument(JsonNode root) {
        this.root = root;
    }

    static String of(JsonNode schema) {
        ProgrammeDocument document = new ProgrammeDocument(schema);
        document.text.append(OPENING.formatted(SMALL));
        document.section("", "The whole file", schema.path("description").asText(), schema);
        schema.path("$defs").properties().stream()
                .filter(shared -> shared.getValue().has("properties"))
                .forEach(shared -> document.section(
                        shared.getKey(),
                        shared.getKey(),
                        shared.getValue().path("description").asText(),
                        shared.getValue()));
        return document.text.toString();
    }

    private void section(String owner, String heading, String about, JsonNode group) {
        List<String> needed = texts(group.path("required"));
        text.append("\n## ").append(heading).append("\n\n").append(about).append("\n\n");
        text.append("| word | what it is | value | example |\n|---|---|---|---|\n");
        List<SchemaWord> words = SchemaWord.of(owner, group).toList();
        for (SchemaWord word : words) {
            String name = needed.contains(word.name()) ? "**`" + word.name() + "`**" : "`" + word.name() + "`";
            text.append(row(name, described(word.schema()), value(word, word.schema()), example(word)));
        }
        words.forEach(word ->
                word.groups().forEach((path, inner) -> section(path, path, described(word.schema()), inner)));
    }

    private static String row(String... cells) {
        return "| "
                + String.join(
                        " | ",
                        List.of(cells).stream()
                                .map(cell -> cell.replace("|", "\\|"))
                                .toList()) + " |\n";
    }

    private String described(JsonNode schema) {
        return schema.has("description")
                ? schema.path("description").asText()
                : target(schema).path("description").asText();
    }

    private static String example(SchemaWord word) {
        return "`" + word.name() + ": " + flow(word.schema().at("/examples/0")) + "`";
    }

    private JsonNode target(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private String value(SchemaWord word, JsonNode schema) {
        if (schema.has("$ref") && target(schema).has("properties")) {
            String name = schema.path("$ref").asText().replaceAll(".*/", "");
            return link(name);
        }
        JsonNode meant = target(schema);
        if (meant.has("enum")) {
            return texts(meant.path("enum")).stream()
                    .map(one -> "`" + one + "`")
                    .collect(Collectors.joining(", "));
        }
        if (meant.has("const")) {
            return "`true`";
        }
        if (meant.path("type").isArray()) {
            return "an amount";
        }
        return switch (meant.path("type").asText()) {
            case "object" -> group(word, meant);
            case "array" -> "a list: " + value(word, meant.path("items"));
            case "boolean" -> "`true` or `false`";
            case "integer", "number" -> number(meant);
            default -> meant.path("pattern").asText().startsWith("^[0-9]{4}") ? "a day" : "a text";
        };
    }

    private String group(SchemaWord word, JsonNode schema) {
        if (schema.has("properties")) {
            return link(word.owner().isEmpty() ? word.name() : word.owner() + "." + word.name());
        }
        JsonNode each = schema.path("additionalProperties");
        return (schema.has("propertyNames") ? "by language: " : "by tier: ") + value(word, each);
    }

    private static String number(JsonNode schema) {
        String kind = schema.path("type").asText().equals("integer") ? "a whole number" : "a number";
        String least = schema.has("exclusiveMinimum")
                ? ", more than " + schema.path("exclusiveMinimum").asText()
                : schema.has("minimum") ? ", at least " + schema.path("minimum").asText() : "";
        return kind
                + least
                + (schema.has("maximum") ? ", at most " + schema.path("maximum").asText() : "");
    }

    private static String link(String heading) {
        return "[" + heading + "](#" + heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "") + ")";
    }

    private static String flow(JsonNode value) {
        if (value.isObject()) {
            List<String> words = new ArrayList<>();
            value.properties().forEach(word -> words.add(word.getKey() + ": " + flow(word.getValue())));
            return "{ " + String.join(", ", words) + " }";
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(ProgrammeDocument::flow)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        boolean plain =
                !value.isTextual() || value.asText().matches("[\\p{L}][\\p{L}\\p{N} _./-]*|\\d{4}-\\d\\d-\\d\\d");
        return plain ? value.asText() : value.toString();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
