package loyalty.local.broker;

import java.util.List;
import java.util.Map;

/** The topics of a local broker. A dead letter may be as large as a message, and says why beside it. */
record Topic(String name, int partitions, Map<String, String> configuration) {
    static final List<Topic> ALL = List.of(
            new Topic("loyalty.members", 6, Map.of()),
            new Topic("loyalty.programmes", 1, Map.of("cleanup.policy", "compact")),
            new Topic("loyalty.dead-letters", 1, Map.of("max.message.bytes", "2097152")));
}
