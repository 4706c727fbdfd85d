package loyalty.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fingerprint of a request, by which idempotency tells a repeated request from another one: equal for requests that
 * are equal after parsing and defaults, whatever the order of their keys, their white space or the zeros behind their
 * amounts.
 */
@ApplicationScoped
public class BodyHash {

    private final ObjectMapper json;

    BodyHash(ObjectMapper json) {
        this.json = json;
    }

    /** SHA-256 over the canonical form of a parsed request; 32 bytes. */
    public byte[] of(Object request) {
        StringBuilder canonical = new StringBuilder();
        write(json.valueToTree(request), canonical);
        return sha256().digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            sorted.values().removeIf(JsonNode::isNull);
            sorted.forEach((name, value) -> {
                out.append('{').append(name.length()).append(':').append(name);
                write(value, out);
            });
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            node.forEach(item -> write(item, out));
            out.append(']');
        } else {
            String text = node.getNodeType() == JsonNodeType.NUMBER
                    ? node.decimalValue().stripTrailingZeros().toPlainString()
                    : node.asText();
            out.append(node.getNodeType().ordinal())
                    .append(',')
                    .append(text.length())
                    .append(':')
                    .append(text);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
