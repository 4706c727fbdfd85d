package loyalty.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Reads what stands in a string and nowhere else: no number, no array, nothing with blanks around it. */
final class MomentIn<T> extends StdScalarDeserializer<T> {

    private final transient Function<String, Optional<T>> read;

    MomentIn(Class<T> type, Function<String, Optional<T>> read) {
        super(type);
        this.read = read;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw context.wrongTokenException(parser, handledType(), JsonToken.VALUE_STRING, "a string is expected");
        }
        String text = parser.getText();
        Optional<T> moment = read.apply(text);
        if (moment.isEmpty()) {
            throw context.weirdStringException(text, handledType(), "not of this form");
        }
        return moment.get();
    }
}
