package loyalty.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import loyalty.database.Leases;
import loyalty.events.Pseudonym;
import loyalty.events.Topics;
import loyalty.local.testing.TestStack;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Several replicas relay one outbox, and one of them dies in the middle of it. */
class RelayTest {

    private static final int MEMBERS = 40;
    private static final int EVENTS_EACH = 100;
    private static final int WRITERS = 4;

    private final Map<String, String> service = TestStack.shared().service("outbox", true);
    private final AgroalDataSource database = migrated();

    @Test
    void of_several_relays_one_dies_and_still_each_members_events_come_in_order_and_none_is_missing() throws Exception {
        Relay dying = relay(new DyingTable(database));
        Relay living = relay(new OutboxTable(database));
        Relay other = relay(new OutboxTable(database));
        dying.start(new StartupEvent());
        await().atMost(Duration.ofMinutes(1)).until(() -> leasesHeld() == Outbox.SHARDS);
        living.start(new StartupEvent());
        other.start(new StartupEvent());

        write();

        await().atMost(Duration.ofMinutes(1)).until(() -> count("select count(*) from outbox") == 0);
        Map<String, List<Long>> published = published();
        assertThat(published).hasSize(MEMBERS);
        assertThat(published.values())
                .allSatisfy(sequences -> assertThat(new LinkedHashSet<>(sequences))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, EVENTS_EACH).boxed().toList()));
        assertThat(published.values().stream().mapToInt(List::size).sum())
                .as("what was sent and not deleted is sent again")
                .isGreaterThan(MEMBERS * EVENTS_EACH);
        living.stop(new ShutdownEvent());
        other.stop(new ShutdownEvent());
    }

    /** The rows of a process that dies between sending and deleting, the second time. */
    private static final class DyingTable extends OutboxTable {

        private final AtomicInteger deletions = new AtomicInteger();

        DyingTable(AgroalDataSource database) {
            super(database);
        }

        @Override
        void delete(List<Long> ids) {
            if (!ids.isEmpty() && deletions.incrementAndGet() == 2) {
                throw new ThreadDeath();
            }
            super.delete(ids);
        }
    }

    /** Ends a relay's thread without a word, as the end of its process would. */
    private static final class ThreadDeath extends Error {

        ThreadDeath() {
            super("the process died", null, false, false);
        }
    }

    private Relay relay(OutboxTable table) {
        EventProducer producer = new EventProducer(Map.of("bootstrap.servers", kafka()));
        return new Relay(
                table, new Leases(database), new RelaySignal(), producer, new EndOffsets(), new SimpleMeterRegistry());
    }

    private AgroalDataSource migrated() {
        String url = setting("LOYALTY_DB_URL");
        String user = setting("LOYALTY_DB_USER");
        String password = setting("LOYALTY_DB_PASSWORD");
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/outbox")
                .load()
                .migrate();
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(16)
                            .connectionFactoryConfiguration(connection -> connection
                                    .jdbcUrl(url)
                                    .principal(new NamePrincipal(user))
                                    .credential(new SimplePassword(password)))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String kafka() {
        return setting("LOYALTY_KAFKA");
    }

    private String setting(String name) {
        return Objects.requireNonNull(service.get(name), name);
    }

    /** Every member has one writer, as every member has one lock; the writers do not wait for each other. */
    private void write() throws InterruptedException {
        List<Thread> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> Thread.ofVirtual().start(() -> {
                    for (int sequence = 1; sequence <= EVENTS_EACH; sequence++) {
                        for (int member = writer; member < MEMBERS; member += WRITERS) {
                            insert(member, sequence);
                        }
                    }
                }))
                .toList();
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private void insert(int member, int sequence) {
        Pseudonym pseudonym = new Pseudonym("%032x".formatted(0x9e3779b97f4a7c15L * (member + 1) & Long.MAX_VALUE));
        try (var connection = database.getConnection();
                var log = connection.prepareStatement(
                        "insert into event_log (aggregatetype, aggregateid, type, payload, shard, event_id, sequence_no,"
                                + " happened_at) values (?, ?, 'points.activated.v1', '{}', ?, ?, ?, now(6))");
                var wait = connection.prepareStatement(
                        "insert into outbox (shard, log_id) values (?, last_insert_id())")) {
            log.setString(1, Topics.MEMBERS);
            log.setString(2, pseudonym.hex());
            log.setInt(3, pseudonym.shard(Outbox.SHARDS));
            log.setString(4, pseudonym.hex() + "-" + sequence);
            log.setLong(5, sequence);
            log.executeUpdate();
            wait.setInt(1, pseudonym.shard(Outbox.SHARDS));
            wait.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long leasesHeld() {
        return count("select count(*) from lease where name like 'relay-%' and held_until > utc_timestamp(6)");
    }

    private long count(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sequences of each key, in the order in which a consumer meets them. */
    private Map<String, List<Long>> published() {
        Map<String, List<Long>> sequences = new TreeMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka()), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(Topics.MEMBERS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(message -> sequences
                                .computeIfAbsent(message.key(), key -> new ArrayList<>())
                                .add(Long.valueOf(new String(
                                        message.headers()
                                                .lastHeader("ce_sequence")
                                                .value(),
                                        java.nio.charset.StandardCharsets.US_ASCII))));
            }
        }
        return sequences;
    }
}
