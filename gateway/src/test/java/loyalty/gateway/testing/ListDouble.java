package loyalty.gateway.testing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loyalty.api.lists.ListPlace;
import org.jspecify.annotations.Nullable;

/** A service's part of the lists that all services have parts of: seven items of a kind, some at the same instant. */
record ListDouble(String kind) {

    private static final int ITEMS = 7;
    private static final Instant FIRST = Instant.parse("2026-05-04T12:00:00Z");

    /** What it answers. */
    record Answer(String body, boolean knowsAfter) {}

    /** Its part of the list behind a cursor. */
    Answer page(int limit, @Nullable String after) {
        ListPlace place = ListPlace.after(after);
        List<ListPlace> behind = places().sorted()
                .filter(one -> place == null || one.compareTo(place) > 0)
                .toList();
        List<ListPlace> shown = behind.stream().limit(limit).toList();
        String next = behind.size() > limit ? '"' + shown.getLast().cursor() + '"' : "null";
        return new Answer(
                "{\"items\": [%s], \"next\": %s}"
                        .formatted(shown.stream().map(this::item).collect(Collectors.joining(", ")), next),
                place != null && places().anyMatch(place::equals));
    }

    private Stream<ListPlace> places() {
        return IntStream.range(0, ITEMS).mapToObj(i -> new ListPlace(FIRST.plusSeconds(i / 3), kind + "/" + i));
    }

    /** Serves both lists: what it is named and when it was in either. */
    private String item(ListPlace place) {
        String id = place.key().substring(kind.length() + 1);
        String named = kind.substring(kind.lastIndexOf('-') + 1) + "Id";
        return "{\"kind\": \"%s\", \"%s\": \"%s\", \"act\": \"%s\", \"at\": \"%s\", \"askedAt\": \"%s\"}"
                .formatted(kind, named, id, place.key(), place.at(), place.at());
    }
}
