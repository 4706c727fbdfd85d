package loyalty.outbox;

import io.quarkus.runtime.ShutdownEvent;
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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How far this service is behind the broker: ends of the partitions against the positions in the database. */
@ApplicationScoped
class Lag {

    private static final int COUNT_MAX = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final OutboxTable outbox;
    private final Inbox inbox;
    private final Relay relay;
    private final Delivery delivery;
    private final String servers;
    private final List<String> topics;
    private @Nullable Admin admin;
    private @Nullable Map<TopicPartition, OffsetSpec> partitions;

    Lag(
            OutboxTable outbox,
            Inbox inbox,
            Relay relay,
            Delivery delivery,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "mp.messaging.incoming.programmes.enabled", defaultValue = "true")
                    boolean programmes) {
        this.outbox = outbox;
        this.inbox = inbox;
        this.relay = relay;
        this.delivery = delivery;
        this.servers = servers;
        this.topics = programmes ? List.of(Topics.MEMBERS, Topics.PROGRAMMES) : List.of(Topics.MEMBERS);
    }

    /** How far the events are, or nothing when the broker does not say. */
    Optional<InternalEventsResource.Settled> settled() {
        long handled = relay.published() + delivery.handled();
        int waiting = outbox.waiting(COUNT_MAX);
        try {
            return Optional.of(new InternalEventsResource.Settled(waiting, behind(), handled));
        } catch (ExecutionException | TimeoutException e) {
            return InternalEventsResource.Settled.unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return InternalEventsResource.Settled.unknown();
        }
    }

    private synchronized long behind() throws ExecutionException, TimeoutException, InterruptedException {
        var ends = admin().listOffsets(partitions()).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        Map<TopicPartition, Long> positions = inbox.positions();
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue().offset() - positions.getOrDefault(end.getKey(), 0L))
                .filter(behind -> behind > 0)
                .sum();
    }

    private Map<TopicPartition, OffsetSpec> partitions()
            throws ExecutionException, TimeoutException, InterruptedException {
        if (partitions == null) {
            Map<TopicPartition, OffsetSpec> found = new HashMap<>();
            admin().describeTopics(topics)
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((topic, description) -> description
                            .partitions()
                            .forEach(p -> found.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest())));
            partitions = found;
        }
        return partitions;
    }

    private Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
        }
        return admin;
    }

    synchronized void close(@Observes ShutdownEvent end) {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
