package loyalty.cli.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A line of an import.
 *
 * @param number from 1
 * @param text as it stands in the file
 * @param kind by the id that it carries
 */
record Record(long number, String text, Kind kind) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a line can be. */
    enum Kind {
        ORDER,
        OPENING_BALANCE,
        MEMBER,
        UNKNOWN
    }

    /** Reads a line. */
    static Record of(long number, String text) {
        JsonNode node = parse(text);
        Kind kind = node.has("orderId")
                ? Kind.ORDER
                : node.has("openingBalanceId")
                        ? Kind.OPENING_BALANCE
                        : node.has("memberId") ? Kind.MEMBER : Kind.UNKNOWN;
        return new Record(number, text, kind);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    /** The id of an opening balance, which goes into the path. */
    String openingBalanceId() {
        return parse(text).path("openingBalanceId").asText();
    }

    /** An opening balance without its id. */
    String body() {
        ObjectNode body = parse(text).deepCopy();
        body.remove("openingBalanceId");
        return body.toString();
    }
}
