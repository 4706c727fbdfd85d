package loyalty.cli.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * A line of an import that is not blank.
 *
 * @param number from 1
 * @param text as it stands in the file
 * @param kind by the id that it carries
 * @param fault why it cannot be handed in; empty if it can
 */
record Record(long number, String text, Kind kind, String fault) {

    private static final JsonFactory TOKENS = new JsonFactory();
    private static final ObjectMapper JSON = new ObjectMapper(TOKENS);
    private static final int SHOWN = 1_000;

    /** What a line can be. */
    enum Kind {
        ORDER,
        OPENING_BALANCE,
        MEMBER,
        /** None of them: it is refused without being sent. */
        UNKNOWN
    }

    /** Reads a line. */
    static Record of(Line line) {
        String text = line.text();
        if (line.isTooLong() || text == null) {
            String shown = new String(line.bytes(), 0, Math.min(SHOWN, line.bytes().length), StandardCharsets.UTF_8);
            return unknown(
                    line, shown, line.isTooLong() ? "longer than " + Line.BYTES_MAX + " bytes" : "this is not UTF-8");
        }
        try {
            Set<String> fields = fields(text);
            Kind kind = fields.contains("orderId")
                    ? Kind.ORDER
                    : fields.contains("openingBalanceId")
                            ? Kind.OPENING_BALANCE
                            : fields.contains("memberId") ? Kind.MEMBER : Kind.UNKNOWN;
            return kind == Kind.UNKNOWN
                    ? unknown(line, text, "neither an order nor an opening balance nor a member")
                    : new Record(line.number(), text, kind, "");
        } catch (JsonProcessingException e) {
            return unknown(line, text, "this is not JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Record unknown(Line line, String text, String fault) {
        return new Record(line.number(), text, Kind.UNKNOWN, fault);
    }

    /** The names of the fields of an object; none if it is something else. */
    private static Set<String> fields(String text) throws IOException {
        Set<String> fields = new TreeSet<>();
        try (JsonParser parser = TOKENS.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return fields;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                fields.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
            return parser.nextToken() == null ? fields : Set.of();
        }
    }

    private ObjectNode object() {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of a kind is an object", e);
        }
    }

    /** The id of an opening balance, which goes into the path. */
    String openingBalanceId() {
        return object().path("openingBalanceId").asText();
    }

    /** An opening balance without its id. */
    String body() {
        ObjectNode body = object();
        body.remove("openingBalanceId");
        return body.toString();
    }

    /** The line as it is set aside. */
    String refused(String reason) {
        return "line " + number + "\t" + reason + "\t" + text;
    }
}
