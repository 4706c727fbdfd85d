package loyalty.outbox.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import loyalty.events.EventType;
import loyalty.events.Topics;
import loyalty.outbox.EndOffsets;
import loyalty.outbox.EventHandler;
import loyalty.outbox.Received;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages of which none concerns the service, such as its own events that come back. */
class PassedByTest {

    private static final String OWN = EventType.POINTS_EARNED.wireName();
    private static final String OTHERS = EventType.TIER_CHANGED.wireName();

    private final EndOffsets endOffsets = new EndOffsets();
    private final WatchedDelivery delivery = new WatchedDelivery(endOffsets);
    private final EventConsumer consumer = new EventConsumer("members", () -> {}, delivery, endOffsets);
    private final List<Long> acknowledged = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        consumer.stop();
    }

    /** Listens to tiers only. */
    private static final class TierListener implements EventHandler {

        @Override
        public Set<EventType> types() {
            return Set.of(EventType.TIER_CHANGED);
        }

        @Override
        public void handle(List<Received> events) {
            throw new AssertionError("there is no database for it");
        }
    }

    /** Its database is nowhere: whatever asks it waits for ever. What would have to is only counted. */
    private static final class WatchedDelivery extends Delivery {

        private final AtomicInteger passedBy = new AtomicInteger();
        private final AtomicInteger settled = new AtomicInteger();
        private volatile CompletableFuture<Void> database = CompletableFuture.completedFuture(null);

        @SuppressWarnings("NullAway") // What is passed by needs nothing else.
        WatchedDelivery(EndOffsets endOffsets) {
            this(new Inbox(nowhere()), endOffsets);
        }

        @SuppressWarnings("NullAway")
        private WatchedDelivery(Inbox inbox, EndOffsets endOffsets) {
            super(
                    inbox,
                    new ApplyEvents(inbox, TracerProvider.noop().get("test"), List.of(new TierListener())),
                    null,
                    null,
                    null,
                    endOffsets,
                    new SimpleMeterRegistry());
        }

        @Override
        boolean deliver(List<ConsumerRecord<String, byte[]>> messages) throws InterruptedException {
            if (messages.stream().anyMatch(message -> OTHERS.equals(Messages.header(message, "ce_type")))) {
                return true;
            }
            boolean moved = super.deliver(messages);
            passedBy.addAndGet(messages.size());
            return moved;
        }

        @Override
        void settle() {
            database.join();
            settled.incrementAndGet();
        }
    }

    private static AgroalDataSource nowhere() {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(1)
                            .connectionFactoryConfiguration(
                                    factory -> factory.jdbcUrl("jdbc:mysql://127.0.0.1:1/nowhere"))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConsumerRecord<String, byte[]> own(long offset) {
        var record = new ConsumerRecord<>(Topics.MEMBERS, 3, offset, "a member", "{}".getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", OWN.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private void send(String type, long offset) throws InterruptedException {
        var record = new ConsumerRecord<>(Topics.MEMBERS, 3, offset, "a member", "{}".getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        var partition = new TopicPartition(Topics.MEMBERS, 3);
        var piece = new ConsumerRecords<>(
                Map.of(partition, List.of(record)), Map.of(partition, new OffsetAndMetadata(offset + 1)));
        consumer.add(Message.of(piece, () -> {
            acknowledged.add(offset);
            return CompletableFuture.completedStage(null);
        }));
    }

    private static List<Long> upTo(long last) {
        List<Long> offsets = new ArrayList<>();
        for (long offset = 0; offset <= last; offset++) {
            offsets.add(offset);
        }
        return offsets;
    }

    @Test
    void they_ask_nothing_of_the_database_and_are_acknowledged_with_the_next_that_do() throws Exception {
        consumer.start();
        for (long offset = 0; offset < 20; offset++) {
            send(OWN, offset);
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> delivery.passedBy.get() == 20);
        assertThat(acknowledged).isEmpty();

        send(OTHERS, 20);

        await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() == 21);
        assertThat(acknowledged).isEqualTo(upTo(20));
        assertThat(delivery.settled).hasValue(0);
    }

    @Test
    void the_positions_move_within_about_a_second_when_nothing_else_comes() throws Exception {
        consumer.start();
        long sent = System.nanoTime();
        send(OWN, 0);

        await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() == 1);

        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
        assertThat(delivery.settled).hasValue(1);
    }

    @Test
    void they_move_at_once_while_somebody_waits_until_nothing_is_on_its_way() throws Exception {
        consumer.start();
        send(OWN, 0);

        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMillis(900))
                .until(() -> {
                    endOffsets.watch();
                    return acknowledged.size() == 1;
                });
    }

    @Test
    void nothing_is_acknowledged_before_the_positions_have_moved() throws Exception {
        delivery.database = new CompletableFuture<>();
        consumer.start();
        send(OWN, 0);
        await().atMost(Duration.ofMinutes(1)).until(() -> delivery.passedBy.get() == 1);

        await().during(Duration.ofMillis(1_500)).atMost(Duration.ofSeconds(3)).until(acknowledged::isEmpty);
        delivery.database.complete(null);

        await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() == 1);
    }

    @Test
    void no_more_than_a_batch_of_them_is_kept_however_fast_they_come() throws Exception {
        delivery.database = new CompletableFuture<>();
        consumer.start();
        int many = 4 * EventConsumer.MESSAGES_MAX;
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                for (long offset = 0; offset < many; offset++) {
                    send(OWN, offset);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        // Until its positions have moved, nothing more is taken in.
        await().atMost(Duration.ofMinutes(1)).until(() -> delivery.passedBy.get() >= EventConsumer.MESSAGES_MAX);
        await().during(Duration.ofMillis(300)).until(() -> delivery.passedBy.get() < 2 * EventConsumer.MESSAGES_MAX);
        delivery.database.complete(null);

        await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() == many);
        sender.join();
        assertThat(delivery.settled.get()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void what_is_fetched_ahead_is_bounded_by_messages_and_not_by_pieces() throws Exception {
        int size = EventConsumer.MESSAGES_MAX / 2;
        var partition = new TopicPartition(Topics.MEMBERS, 3);
        List<ConsumerRecord<String, byte[]>> records =
                upTo(size - 1).stream().map(PassedByTest::own).toList();
        var piece = new ConsumerRecords<>(Map.of(partition, records), Map.of(partition, new OffsetAndMetadata(size)));
        AtomicInteger taken = new AtomicInteger();
        Thread fetcher = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    consumer.add(Message.of(piece));
                    taken.incrementAndGet();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        await().atMost(Duration.ofMinutes(1)).until(() -> taken.get() == 4);
        await().during(Duration.ofMillis(300)).until(() -> taken.get() == 4);

        fetcher.interrupt();
        fetcher.join();
    }
}
