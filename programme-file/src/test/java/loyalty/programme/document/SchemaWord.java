package loyalty.programme.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import loyalty.programme.Shipped;

/**
 * A word of the language.
 *
 * @param owner where it stands, such as {@code points.earn}; empty at the top
 * @param name the word
 * @param schema what the schema says of it
 */
record SchemaWord(String owner, String name, JsonNode schema) {

    /** The schema that ships. */
    static JsonNode root() {
        try {
            return new ObjectMapper().readTree(Shipped.text(Path.of("../programmes/programme.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every word of the language. */
    static Stream<SchemaWord> all() {
        JsonNode root = root();
        return Stream.concat(
                below("", root),
                root.path("$defs").properties().stream().flatMap(shared -> below(shared.getKey(), shared.getValue())));
    }

    /** The words of a group, without those of the groups in it. */
    static Stream<SchemaWord> of(String owner, JsonNode group) {
        return group.path("properties").properties().stream()
                .map(word -> new SchemaWord(owner, word.getKey(), word.getValue()));
    }

    private static Stream<SchemaWord> below(String owner, JsonNode group) {
        return of(owner, group)
                .flatMap(word -> Stream.concat(
                        Stream.of(word),
                        word.groups().entrySet().stream().flatMap(inner -> below(inner.getKey(), inner.getValue()))));
    }

    /** The groups of words that stand under this word alone, by where they stand. */
    Map<String, JsonNode> groups() {
        String path = owner.isEmpty() ? name : owner + "." + name;
        if (schema.has("properties")) {
            return Map.of(path, schema);
        }
        if (schema.path("items").has("properties")) {
            return Map.of(path, schema.path("items"));
        }
        return schema.path("additionalProperties").has("properties")
                ? Map.of(path, schema.path("additionalProperties"))
                : Map.of();
    }

    @Override
    public String toString() {
        return owner + "." + name;
    }
}
