package loyalty.cli.verify;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.local.StackException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Waits until all that was written is published, all that was published is applied, and what is under way is settled. */
final class Drain {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    /** To count very many takes the database's time from those who work them off. */
    private static final Duration LOOK_AGAIN_AT_MANY = Duration.ofSeconds(2);

    private static final List<String> SCHEMAS = List.of("points", "tier", "voucher");

    private final Books books;
    private final String bootstrap;
    private final Duration patience;
    private long least = Long.MAX_VALUE;
    private long progressAt = System.nanoTime();

    /**
     * Events on their way.
     *
     * @param patience how long nothing at all may arrive before they count as lost
     */
    Drain(Books books, String bootstrap, Duration patience) {
        this.books = books;
        this.bootstrap = bootstrap;
        this.patience = patience;
    }

    /**
     * Waits, however many there are, as long as they keep arriving.
     *
     * @throws StackException when nothing has arrived for too long
     */
    void await() {
        try (KafkaConsumer<byte[], byte[]> kafka = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap, "default.api.timeout.ms", "20000"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                Backlog backlog = new Backlog()) {
            // Applying an event can write another: only a second look that finds all empty is believed.
            for (int quiet = 0; quiet < 2; ) {
                long parked = count("parked_message");
                long waiting = count("outbox") + parked + behind(kafka);
                backlog.show(waiting);
                quiet = waiting + underWay() == 0 ? quiet + 1 : 0;
                if (isStuck(waiting)) {
                    if (waiting == 0) {
                        // Orders or returns that do not end are no events that are missing: the books tell of them.
                        return;
                    }
                    throw new StackException(
                            "%d events have not arrived, and none has for %d s; %d came and wait for what they build on"
                                    .formatted(waiting, patience.toSeconds(), parked));
                }
                Thread.sleep(backlog.isMany(waiting) ? LOOK_AGAIN_AT_MANY : LOOK_AGAIN);
            }
        } catch (KafkaException e) {
            throw new StackException("the broker does not answer, so the events cannot have arrived", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    /** Whether there have not been fewer for too long. */
    private boolean isStuck(long waiting) {
        long now = System.nanoTime();
        if (waiting < least) {
            least = waiting;
            progressAt = now;
        }
        return now - progressAt > patience.toNanos();
    }

    private long count(String table) {
        return SCHEMAS.stream()
                .filter(schema -> books.has(schema, table))
                .mapToLong(schema -> books.number("select count(*) from " + schema + "." + table))
                .sum();
    }

    /** Orders and returns that another service settles: somebody's, within their lease, or nobody's, until a sweep. */
    private long underWay() {
        if (!books.has("points", "order_under_way")) {
            return 0;
        }
        return books.number("select count(*) from points.order_under_way")
                + books.number("select count(*) from points.return_settlement where resume_at is not null");
    }

    private long behind(KafkaConsumer<byte[], byte[]> kafka) {
        long behind = 0;
        Map<TopicPartition, Long> ends = ends(kafka);
        for (String schema : SCHEMAS) {
            if (books.has(schema, "consumer_position")) {
                Map<String, Long> applied = books.table(
                        "select concat(topic, '-', partition_no), next_offset from " + schema + ".consumer_position");
                behind += ends.entrySet().stream()
                        .filter(end -> isRead(schema, end.getKey().topic()))
                        .mapToLong(end -> Math.max(
                                0,
                                end.getValue()
                                        - applied.getOrDefault(end.getKey().toString(), 0L)))
                        .sum();
            }
        }
        return behind;
    }

    // points-service owns the programmes; the others read them.
    private static boolean isRead(String schema, String topic) {
        return topic.equals("loyalty.members") || !schema.equals("points");
    }

    private static Map<TopicPartition, Long> ends(KafkaConsumer<byte[], byte[]> kafka) {
        Map<TopicPartition, Long> all = new HashMap<>();
        for (String topic : List.of("loyalty.members", "loyalty.programmes")) {
            all.putAll(kafka.endOffsets(kafka.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList()));
        }
        return all;
    }
}
