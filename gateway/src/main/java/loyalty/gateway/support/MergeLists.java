package loyalty.gateway.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.lists.ListPlace;
import loyalty.api.lists.SharedLists;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.PresentReplicas;
import loyalty.gateway.upstream.Replicas;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * One list of the parts that the services have of it: each is asked for a whole page behind the same place, with the
 * caller's own token; what comes first of all of them is the page. A list never lacks a part silently.
 */
@ApplicationScoped
class MergeLists {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final List<Owner> OWNERS = List.of(Owner.POINTS, Owner.TIER, Owner.VOUCHER);

    private final PresentReplicas<SharedListsApi> services;
    private final ObjectMapper json;

    MergeLists(Replicas replicas, ObjectMapper json) {
        this.services = new PresentReplicas<>(SharedListsApi.class, replicas, DEADLINE);
        this.json = json;
    }

    /**
     * What is asked for.
     *
     * @param query what narrows the list, by name, and {@code limit} and {@code after}; all well formed
     * @param limit how many items the page has at most
     */
    record Asked(SharedList list, Map<String, String> query, int limit, String authorization) {}

    private record Part(List<JsonNode> items, boolean hasMore, boolean knowsAfter) {}

    private record Placed(ListPlace place, JsonNode item) {}

    /**
     * The page.
     *
     * @throws ProblemException 400 when no page gave its cursor, 503 when a service does not answer
     */
    Page<JsonNode> page(Asked asked) {
        List<CompletableFuture<RestResponse<String>>> asking =
                OWNERS.stream().map(owner -> ask(owner, asked)).toList();
        List<Part> parts = asking.stream().map(this::part).toList();
        if (asked.query().containsKey("after") && parts.stream().noneMatch(Part::knowsAfter)) {
            throw ListPlace.unknown();
        }
        List<Placed> all = parts.stream()
                .flatMap(part -> part.items().stream())
                .map(item -> new Placed(asked.list().placeOf(item), item))
                .sorted(Comparator.comparing(Placed::place))
                .toList();
        List<Placed> shown = all.stream().limit(asked.limit()).toList();
        boolean more = all.size() > shown.size() || parts.stream().anyMatch(Part::hasMore);
        return new Page<>(
                shown.stream().map(Placed::item).toList(),
                more ? shown.getLast().place().cursor() : null);
    }

    private CompletableFuture<RestResponse<String>> ask(Owner owner, Asked asked) {
        return services.read(owner, api -> asked.list().read().of(api, asked.authorization(), asked.query()))
                .subscribeAsCompletionStage();
    }

    private Part part(CompletableFuture<RestResponse<String>> asking) {
        try {
            RestResponse<String> answer = asking.join();
            if (answer.getStatus() != OK) {
                throw away();
            }
            JsonNode page = json.readTree(answer.getEntity());
            List<JsonNode> items = new ArrayList<>();
            page.path("items").forEach(items::add);
            boolean knowsAfter = Boolean.parseBoolean(answer.getHeaderString(SharedLists.KNOWS_AFTER));
            return new Part(items, page.hasNonNull("next"), knowsAfter);
        } catch (CompletionException | JsonProcessingException e) {
            throw away();
        }
    }

    private static ProblemException away() {
        return new ProblemException(Problems.unavailable("A service that has a part of this list is away."));
    }
}
