package loyalty.programme.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The JSON Schema of programme files: words, types and ranges. */
final class ProgrammeSchema {

    private static final JsonSchema SCHEMA = load();

    private ProgrammeSchema() {}

    /** What the schema has against the tree; lines are not known here. */
    static Stream<Fault> faults(JsonNode tree) {
        return SCHEMA.validate(tree).stream().map(ProgrammeSchema::fault);
    }

    private static Fault fault(ValidationMessage message) {
        String path = message.getInstanceLocation().toString();
        String property = message.getProperty();
        boolean unknown = "additionalProperties".equals(message.getType()) && property != null;
        return unknown
                ? new Fault(path + "/" + property, 0, "this word is not known here")
                : new Fault(path, 0, Objects.requireNonNullElse(message.getError(), message.getMessage()));
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
