package loyalty.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schema, golden sample, record and AsyncAPI document of every event say the same. */
class PublishedLanguageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest
    @EnumSource(EventType.class)
    void the_golden_sample_keeps_its_schema(EventType type) throws IOException {
        assertThat(schema(type).validate(sample(type))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void what_is_read_from_the_sample_is_written_as_the_sample(EventType type) throws IOException {
        LoyaltyEvent read = EventJson.read(type, JSON.writeValueAsBytes(sample(type)));

        assertThat(JSON.readTree(EventJson.write(read))).isEqualTo(sample(type));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void a_field_of_tomorrow_is_passed_over(EventType type) throws IOException {
        ObjectNode tomorrow = sample(type).deepCopy();
        tomorrow.put("fieldOfTomorrow", "unknown today");

        assertThat(EventJson.read(type, JSON.writeValueAsBytes(tomorrow)))
                .isEqualTo(EventJson.read(type, JSON.writeValueAsBytes(sample(type))));
        assertThat(schema(type).validate(tomorrow)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void a_sample_without_a_required_field_breaks_its_schema(EventType type) throws IOException {
        for (JsonNode required :
                resource("schemas/" + type.wireName() + ".json").get("required")) {
            ObjectNode less = sample(type).deepCopy();
            less.remove(required.asText());
            assertThat(schema(type).validate(less)).as(required.asText()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void the_schema_knows_every_field_of_the_record(EventType type) throws IOException {
        JsonNode properties = resource("schemas/" + type.wireName() + ".json").get("properties");

        assertThat(properties.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.data().getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }

    @Test
    void the_asyncapi_document_names_every_event_its_topic_and_its_sender() throws IOException {
        JsonNode document = YAML.readTree(stream("asyncapi.yaml"));
        List<String> told = new ArrayList<>();
        document.get("operations").properties().forEach(operation -> {
            String channel = operation.getValue().at("/channel/$ref").asText().replace("#/channels/", "");
            String topic = document.at("/channels/" + channel + "/address").asText();
            String sender = operation.getKey().split("\\.")[0];
            operation.getValue().get("messages").forEach(message -> {
                String name = message.get("$ref").asText().replace("#/channels/" + channel + "/messages/", "");
                assertThat(document.at("/channels/" + channel + "/messages").has(name))
                        .as(name)
                        .isTrue();
                assertThat(document.at("/components/messages")
                                .get(name)
                                .at("/payload/$ref")
                                .asText())
                        .isEqualTo("schemas/" + name + ".json");
                told.add(sender + " " + topic + " " + name);
            });
        });

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(type -> type.producer() + " " + type.topic() + " " + type.wireName())
                        .toList());
    }

    private static JsonSchema schema(EventType type) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(stream("schemas/" + type.wireName() + ".json"));
    }

    private static ObjectNode sample(EventType type) throws IOException {
        return (ObjectNode) resource("samples/" + type.wireName() + ".json");
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream in = stream(name)) {
            return JSON.readTree(in);
        }
    }

    private static InputStream stream(String name) {
        InputStream in = PublishedLanguageTest.class.getResourceAsStream("/events/" + name);
        assertThat(in).as(name).isNotNull();
        return in;
    }
}
