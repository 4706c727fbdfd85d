package loyalty.programme.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An editor shows what a word is and an example of it: every word has both, and the example is right. */
class SchemaWordTest {

    private static final JsonNode ROOT = SchemaWord.root();
    private static final List<SchemaWord> WORDS = SchemaWord.all().toList();

    @Test
    void every_word_has_a_description() {
        assertThat(WORDS)
                .hasSizeGreaterThan(150)
                .allSatisfy(word ->
                        assertThat(word.schema().path("description").asText()).endsWith("."));
    }

    @Test
    void every_word_has_an_example_that_its_schema_takes() {
        assertThat(WORDS).allSatisfy(word -> {
            JsonNode examples = word.schema().path("examples");
            assertThat(examples).isNotEmpty();
            examples.forEach(
                    example -> assertThat(against(word.schema(), example)).isEmpty());
        });
    }

    @Test
    void an_example_that_its_schema_does_not_take_is_found() {
        JsonNode currency = ROOT.at("/properties/currency");
        assertThat(against(currency, JsonNodeFactory.instance.textNode("euro"))).isNotEmpty();
    }

    private static List<String> against(JsonNode schema, JsonNode example) {
        ObjectNode alone = JsonNodeFactory.instance.objectNode();
        alone.set("$defs", ROOT.get("$defs"));
        alone.putArray("allOf").add(schema);
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(alone, config)
                .validate(example)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
