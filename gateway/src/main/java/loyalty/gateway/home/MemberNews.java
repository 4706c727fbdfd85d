package loyalty.gateway.home;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import loyalty.traces.Traceparent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * The events of all members, as they come. Every gateway reads everything and numbers it alike, by the offset, so that a
 * stream can be resumed at another one.
 */
@ApplicationScoped
class MemberNews {

    private static final String CHANNEL = "members";
    private static final long LOOK_MILLIS = 1_000;

    private final OpenStreams streams;
    private final KafkaClientService clients;
    private final Vertx vertx;
    private Map<TopicPartition, Long> before = Map.of();

    MemberNews(OpenStreams streams, KafkaClientService clients, Vertx vertx) {
        this.streams = streams;
        this.clients = clients;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent start) {
        vertx.setTimer(LOOK_MILLIS, later -> lookWhereItBegan());
    }

    /**
     * Where the listener could not say where the news begins, it begins with the first that comes, or where the consumer
     * stands still.
     */
    private void lookWhereItBegan() {
        KafkaConsumer<String, byte[]> consumer = clients.getConsumer(CHANNEL);
        if (streams.isBegun()) {
            return;
        }
        Uni<Map<TopicPartition, Long>> places =
                consumer == null ? Uni.createFrom().item(Map.of()) : consumer.getPositions();
        places.onFailure().recoverWithItem(Map.of()).subscribe().with(this::began);
    }

    private void began(Map<TopicPartition, Long> places) {
        long now = System.currentTimeMillis();
        places.forEach((partition, place) -> {
            if (place.equals(before.get(partition))) {
                streams.begin(partition.partition(), place, now);
            }
        });
        before = places;
        boolean begun = places.keySet().stream()
                .allMatch(partition -> streams.next(partition.partition()).isPresent());
        if (begun && !streams.isBegun()) {
            streams.partitions(places.size());
        }
        vertx.setTimer(LOOK_MILLIS, later -> lookWhereItBegan());
    }

    /** Wakes the streams that the events concern. */
    @Incoming(CHANNEL)
    void arrived(ConsumerRecords<String, byte[]> messages) {
        messages.forEach(this::note);
    }

    /** Whatever the message is, the stream goes on behind it; a message without a key concerns no member. */
    private void note(ConsumerRecord<String, byte[]> message) {
        String type = header(message, "ce_type");
        Optional<Part> part = type == null || message.key() == null ? Optional.empty() : Part.touchedBy(type);
        String member = Objects.requireNonNullElse(message.key(), "");
        streams.note(
                message.partition(), message.offset(), member, part.orElse(null), header(message, Traceparent.HEADER));
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
