package loyalty.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** JSON as the API has it: unknown fields refused, nothing guessed, money a decimal string. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    private static final int MONEY_CHARACTERS_MAX = 24;

    /** The last of all: of two who read a type, Jackson asks the one that came later. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        json.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        json.configure(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION, false);
        json.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        json.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        json.setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
        json.configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
        for (LogicalType type : new LogicalType[] {LogicalType.Textual, LogicalType.DateTime}) {
            for (CoercionInputShape shape : new CoercionInputShape[] {
                CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
            }) {
                json.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
            }
        }
        json.registerModule(new SimpleModule("money")
                .addSerializer(BigDecimal.class, new MoneyOut())
                .addDeserializer(BigDecimal.class, new MoneyIn()));
        json.registerModule(new SimpleModule("moments")
                .addDeserializer(Instant.class, new MomentIn<>(Instant.class, Moments::instant))
                .addDeserializer(LocalDate.class, new MomentIn<>(LocalDate.class, Moments::date)));
    }

    private static final class MoneyOut extends ToStringSerializerBase {

        MoneyOut() {
            super(BigDecimal.class);
        }

        @Override
        public String valueToString(Object value) {
            return ((BigDecimal) value).toPlainString();
        }
    }

    private static final class MoneyIn extends StdScalarDeserializer<BigDecimal> {

        MoneyIn() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, com.fasterxml.jackson.databind.DeserializationContext context)
                throws IOException {
            String text = parser.hasToken(com.fasterxml.jackson.core.JsonToken.VALUE_STRING) ? parser.getText() : "";
            if (!text.matches("-?[0-9]+(\\.[0-9]+)?") || text.length() > MONEY_CHARACTERS_MAX) {
                return (BigDecimal)
                        context.handleWeirdStringValue(BigDecimal.class, text, "a decimal string such as \"49.99\"");
            }
            return new BigDecimal(text);
        }
    }
}
