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
    private static final List<String> SCHEMAS = List.of("points", "tier", "voucher");

    private final Books books;
    private final String bootstrap;
    private final Duration patience;

    Drain(Books books, String bootstrap, Duration patience) {
        this.books = books;
        this.bootstrap = bootstrap;
        this.patience = patience;
    }

    void await() {
        long end = System.nanoTime() + patience.toNanos();
        try (KafkaConsumer<byte[], byte[]> kafka = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "default.api.timeout.ms", "20000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            // Applying an event can write another: only a second look that finds all empty is believed.
            for (int quiet = 0; quiet < 2; ) {
                long parked = count("parked_message");
                long waiting = count("outbox") + parked + behind(kafka);
                quiet = waiting + underWay() == 0 ? quiet + 1 : 0;
                if (System.nanoTime() > end) {
                    if (waiting == 0) {
                        // Orders or returns that do not end are no events that are missing: the books tell of them.
                        return;
                    }
                    throw new StackException(waiting + " events have not arrived within " + patience.toSeconds()
                            + " s; " + parked + " of them came and wait for what they build on");
                }
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (KafkaException e) {
            throw new StackException("the broker does not answer, so the events cannot have arrived", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
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
