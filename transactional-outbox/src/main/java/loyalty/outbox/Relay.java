package loyalty.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import loyalty.database.Leases;
import loyalty.database.Migrations;
import loyalty.threads.VitalThread;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what the outbox holds, at least once and in order per key, and deletes what the broker has.
 *
 * <p>A shard has one relay at a time, by lease. A relay that dies between sending and deleting leaves rows that its
 * successor sends again: a member's events then come twice, but the first time in order.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration LEASE = Duration.ofSeconds(6);
    private static final Duration RENEWAL = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final int PAGE = 1_000;

    private final Throttle throttle;
    private final OutboxTable outbox;
    private final Leases leases;
    private final RelaySignal signal;
    private final EventProducer producer;
    private final EndOffsets endOffsets;
    private final Counter published;
    private final Thread thread = VitalThread.named("relay", this::run);
    private List<Integer> shards = List.of();
    private long renewedAt;
    private @Nullable String refusal;
    private volatile boolean ending;

    Relay(
            OutboxTable outbox,
            Leases leases,
            RelaySignal signal,
            EventProducer producer,
            EndOffsets endOffsets,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.leases = leases;
        this.signal = signal;
        this.throttle = new Throttle(endOffsets);
        this.producer = producer;
        this.endOffsets = endOffsets;
        this.published = meters.counter("loyalty.outbox.published");
        this.renewedAt = System.nanoTime() - RENEWAL.toNanos();
    }

    void start(@Observes @Priority(Migrations.AFTER) StartupEvent start) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        ending = true;
        thread.interrupt();
        thread.join(BACKOFF.toMillis());
        shards.forEach(shard -> leases.giveBack(lease(shard)));
    }

    private void run() {
        boolean told = false;
        while (!ending) {
            try {
                renewWhenDue();
                if (shards.isEmpty() || publishPage() == 0) {
                    signal.await(IDLE);
                } else {
                    throttle.await();
                }
                told = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!told) {
                    LOG.warnf("relay waits: %s", e.getMessage());
                    told = true;
                }
                pause();
            }
        }
    }

    private int publishPage() throws InterruptedException {
        List<OutboxRow> rows = outbox.oldest(shards, PAGE);
        List<Future<RecordMetadata>> sent =
                rows.stream().map(row -> producer.send(row.message())).toList();
        List<Long> done = new ArrayList<>(rows.size());
        Set<String> broken = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            OutboxRow row = rows.get(i);
            // What follows a failure of the same key stays too, so that it never overtakes.
            if (acknowledged(sent.get(i)) && !broken.contains(row.key())) {
                done.add(row.id());
            } else {
                broken.add(row.key());
            }
        }
        outbox.delete(done);
        published.increment(done.size());
        if (!broken.isEmpty()) {
            throw new IllegalStateException("the broker refuses events: " + refusal);
        }
        return done.size();
    }

    private boolean acknowledged(Future<RecordMetadata> sending) throws InterruptedException {
        while (true) {
            try {
                RecordMetadata sent = sending.get(RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
                endOffsets.saw(sent.topic(), sent.partition(), sent.offset());
                return true;
            } catch (TimeoutException e) {
                renewWhenDue();
            } catch (ExecutionException e) {
                refusal = e.getMessage();
                return false;
            }
        }
    }

    private void renewWhenDue() {
        if (System.nanoTime() - renewedAt >= RENEWAL.toNanos()) {
            shards = IntStream.range(0, Outbox.SHARDS)
                    .filter(shard -> leases.take(lease(shard), LEASE))
                    .boxed()
                    .toList();
            renewedAt = System.nanoTime();
        }
    }

    private static String lease(int shard) {
        return "relay-" + shard;
    }

    private void pause() {
        try {
            signal.await(BACKOFF);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
