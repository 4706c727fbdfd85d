package loyalty.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loyalty.events.Topics;
import loyalty.outbox.inbox.Inbox;
import loyalty.outbox.inbox.ParkedMessages;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far this service is behind the topics that it reads, and how much it has yet to publish. The end offsets come
 * from what this process itself sends and receives; the broker is asked only now and then, for what others sent.
 */
@ApplicationScoped
class ConsumerLag {

    private static final int COUNT_MAX = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofMillis(500);

    private final OutboxTable outbox;
    private final Inbox inbox;
    private final ParkedMessages parked;
    private final EndOffsets endOffsets;
    private final Map<String, Object> broker;
    private final List<String> topics;
    private Map<TopicPartition, OffsetSpec> partitions = Map.of();
    private long askedAt;
    private @Nullable Admin admin;

    ConsumerLag(
            OutboxTable outbox,
            Inbox inbox,
            ParkedMessages parked,
            EndOffsets endOffsets,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "mp.messaging.incoming.programmes.enabled", defaultValue = "true")
                    boolean programmes) {
        this.outbox = outbox;
        this.inbox = inbox;
        this.parked = parked;
        this.endOffsets = endOffsets;
        this.broker = broker;
        this.topics = programmes ? List.of(Topics.MEMBERS, Topics.PROGRAMMES) : List.of(Topics.MEMBERS);
    }

    /** The offsets applied and the end offsets, or nothing when the broker does not say. */
    Optional<InternalEventsResource.Progress> progress() {
        endOffsets.watch();
        try {
            askTheBroker();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        // In this order: what is passed by was parked; what is applied has left its own events in the outbox; what has
        // left that was noted as an end.
        Map<TopicPartition, Long> applied = inbox.positions();
        int parkedNow = parked.count();
        int waiting = outbox.waiting(COUNT_MAX);
        Map<String, Long> positions = new HashMap<>();
        partitions.keySet().forEach(p -> positions.put(p.toString(), applied.getOrDefault(p, 0L)));
        Map<String, Long> ends = new HashMap<>();
        endOffsets.ends().forEach((partition, end) -> ends.put(partition.toString(), end));
        return Optional.of(new InternalEventsResource.Progress(waiting, parkedNow, ends, positions));
    }

    private synchronized void askTheBroker() throws ExecutionException, TimeoutException, InterruptedException {
        if (!partitions.isEmpty() && System.nanoTime() - askedAt < FRESH.toNanos()) {
            return;
        }
        if (partitions.isEmpty()) {
            partitions = described();
        }
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin().listOffsets(partitions).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        ends.forEach((partition, end) -> endOffsets.reached(partition, end.offset()));
        askedAt = System.nanoTime();
    }

    private Map<TopicPartition, OffsetSpec> described()
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> found = new HashMap<>();
        admin().describeTopics(topics)
                .allTopicNames()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(p -> found.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest())));
        return found;
    }

    private Admin admin() {
        if (admin == null) {
            admin = Admin.create(new HashMap<>(broker));
        }
        return admin;
    }

    synchronized void close(@Observes ShutdownEvent end) {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
