package loyalty.tier.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import loyalty.tier.domain.Share;
import org.jspecify.annotations.Nullable;

/** How shares of ladders with a basis of their own stand in a column: as JSON, or not at all. */
final class OwnShares {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Share>> SHARES = new TypeReference<>() {};

    private OwnShares() {}

    static @Nullable String text(Map<String, Share> own) {
        try {
            return own.isEmpty() ? null : JSON.writeValueAsString(new TreeMap<>(own));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("shares are always JSON", e);
        }
    }

    static Map<String, Share> of(@Nullable String text) {
        try {
            return text == null ? Map.of() : JSON.readValue(text, SHARES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column was written by this class", e);
        }
    }
}
