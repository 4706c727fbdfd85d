package loyalty.gateway.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import loyalty.api.lists.ListPlace;

/** A list of which every service has a part, and where an item stands in it. */
enum SharedList {

    /** What awaits or had a second pair of eyes. The id of an item is named for the last word of its kind. */
    APPROVALS("/v1/approvals") {
        @Override
        ListPlace placeOf(JsonNode item) {
            String kind = item.path("kind").asText();
            String id =
                    item.path(kind.substring(kind.lastIndexOf('-') + 1) + "Id").asText();
            return new ListPlace(Instant.parse(item.path("askedAt").asText()), kind + "/" + id);
        }
    },

    /** Who did what. */
    AUDIT("/v1/audit") {
        @Override
        ListPlace placeOf(JsonNode item) {
            return new ListPlace(
                    Instant.parse(item.path("at").asText()), item.path("act").asText());
        }
    };

    private final String path;

    SharedList(String path) {
        this.path = path;
    }

    /** Where each service has its part. */
    String path() {
        return path;
    }

    /** Where an item stands, as its own service tells it. */
    abstract ListPlace placeOf(JsonNode item);
}
