package loyalty.gateway.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import loyalty.api.lists.ListPlace;
import org.jboss.resteasy.reactive.RestResponse;

/** A list of which every service has a part, and where an item stands in it. */
enum SharedList {

    /** What awaits or had a second pair of eyes. The id of an item is named for the last word of its kind. */
    APPROVALS(SharedListsApi::approvals) {
        @Override
        ListPlace placeOf(JsonNode item) {
            String kind = item.path("kind").asText();
            String id =
                    item.path(kind.substring(kind.lastIndexOf('-') + 1) + "Id").asText();
            return new ListPlace(Instant.parse(item.path("askedAt").asText()), kind + "/" + id);
        }
    },

    /** Who did what. */
    AUDIT(SharedListsApi::audit) {
        @Override
        ListPlace placeOf(JsonNode item) {
            return new ListPlace(
                    Instant.parse(item.path("at").asText()), item.path("act").asText());
        }
    };

    /** The call for the part of a service. */
    interface Read {

        Uni<RestResponse<String>> of(SharedListsApi api, String authorization, Map<String, String> query);
    }

    private final Read read;

    SharedList(Read read) {
        this.read = read;
    }

    /** The call that reads it. */
    Read read() {
        return read;
    }

    /** Where an item stands, as its own service tells it. */
    abstract ListPlace placeOf(JsonNode item);
}
