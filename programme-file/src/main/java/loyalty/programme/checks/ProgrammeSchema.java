package loyalty.programme.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON Schema of programme files: words, types and ranges. */
final class ProgrammeSchema {

    private static final JsonSchema SCHEMA = load();

    private ProgrammeSchema() {}

    /**
     * What the schema has against a file.
     *
     * @param faults what is wrong; lines are not known here
     * @param unsound the paths of what is not of the kind that belongs there, such as a text where a list is expected
     */
    record Findings(List<Fault> faults, List<String> unsound) {}

    /** What the schema has against the tree. */
    static Findings of(JsonNode tree) {
        Set<ValidationMessage> messages = SCHEMA.validate(tree);
        List<SchemaSentence> sentences = messages.stream()
                .map(message -> SchemaSentence.of(message, SCHEMA.getSchemaNode()))
                .toList();
        Set<String> misspelt = sentences.stream()
                .map(SchemaSentence::meant)
                .filter(meant -> !meant.isEmpty())
                .collect(Collectors.toSet());
        List<Fault> faults = sentences.stream()
                .filter(sentence -> !misspelt.contains(sentence.missing()))
                .map(SchemaSentence::fault)
                .distinct()
                .toList();
        List<String> unsound = messages.stream()
                .filter(message -> message.getType().equals("type"))
                .map(message -> message.getInstanceLocation().toString())
                .toList();
        return new Findings(faults, unsound);
    }

    private static JsonSchema load() {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .formatAssertionsEnabled(true)
                .build();
        InputStream schema = Objects.requireNonNull(
                ProgrammeSchema.class.getResourceAsStream("/loyalty/programme/programme.schema.json"),
                "the schema ships with this module");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema, config);
    }
}
