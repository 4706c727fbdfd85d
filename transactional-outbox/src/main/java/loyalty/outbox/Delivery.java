package loyalty.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loyalty.database.DatabaseException;
import loyalty.events.EventType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Applies messages exactly once, though they come at least once (idempotent consumer): what the inbox knows is dropped;
 * mark, effect and offset share one transaction.
 *
 * <p>What is away (the database, a programme version) is waited for. What fails for reasons of its own is tried a few
 * times alone and then set aside; its neighbours do not notice. What cannot be read is set aside at once. An event of a
 * type that this version does not know is passed over and counted: a newer version may tell it.
 */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Logger EVENTS = Logger.getLogger("loyalty.events");
    private static final int ATTEMPTS_MAX = 3;
    private static final Duration BACKOFF_MIN = Duration.ofMillis(20);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(2);

    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final Map<EventType, EventHandler> handlers = new EnumMap<>(EventType.class);
    private final EndOffsets endOffsets;
    private final Counter unknown;

    Delivery(
            Inbox inbox,
            DeadLetters deadLetters,
            EndOffsets endOffsets,
            @All List<EventHandler> handlers,
            MeterRegistry meters) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.endOffsets = endOffsets;
        this.unknown = meters.counter("loyalty.events.unknown");
        handlers.forEach(handler -> handler.types().forEach(type -> this.handlers.put(type, handler)));
    }

    /** A message, and the event that it is; null when it does not concern this service, or was set aside. */
    private record Arrived(
            ConsumerRecord<String, byte[]> message,
            @Nullable Received event) {}

    /** Returns when every message is applied, known already, of no concern here, or set aside. */
    void deliver(List<ConsumerRecord<String, byte[]>> messages) throws InterruptedException {
        List<Arrived> arrived = new ArrayList<>(messages.size());
        for (ConsumerRecord<String, byte[]> message : messages) {
            arrived.add(new Arrived(message, readOrSetAside(message)));
        }
        deliverRead(arrived);
    }

    /** What cannot be read as an event is not tried again: it will never be one. */
    private @Nullable Received readOrSetAside(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        try {
            Optional<EventType> type = Messages.typeOf(message);
            if (type.isEmpty()) {
                unknown.increment();
            }
            return type.filter(handlers::containsKey)
                    .map(ours -> Messages.read(ours, message))
                    .orElse(null);
        } catch (RuntimeException e) {
            deadLetters.setAside(message, e);
            return null;
        }
    }

    private void deliverRead(List<Arrived> arrived) throws InterruptedException {
        Optional<RuntimeException> failure = attempt(arrived);
        if (failure.isEmpty()) {
            count(arrived);
        } else if (arrived.size() > 1) {
            for (Arrived one : arrived) {
                deliverRead(List.of(one));
            }
        } else {
            deadLetters.setAside(arrived.getFirst().message(), failure.get());
            skip(arrived);
        }
    }

    private void skip(List<Arrived> arrived) throws InterruptedException {
        while (attempt(() -> inbox.move(ends(arrived))).isPresent()) {
            Thread.sleep(BACKOFF_MAX);
        }
        count(arrived);
    }

    private void count(List<Arrived> arrived) {
        for (Arrived one : arrived) {
            ConsumerRecord<String, byte[]> message = one.message();
            endOffsets.saw(message.topic(), message.partition(), message.offset());
            Messages.sampledTrace(message)
                    .ifPresent(trace -> EVENTS.infof("%s applied trace=%s", Messages.describe(message), trace));
        }
    }

    private Optional<RuntimeException> attempt(List<Arrived> arrived) throws InterruptedException {
        Duration backoff = BACKOFF_MIN;
        for (int attempts = 1; ; ) {
            Optional<RuntimeException> failure = attempt(() -> apply(arrived));
            if (failure.isEmpty()) {
                return failure;
            }
            boolean passing = failure.get() instanceof NotYetKnown || DatabaseException.isPassing(failure.get());
            if (!passing && ++attempts > ATTEMPTS_MAX) {
                return failure;
            }
            LOG.debugf("events wait: %s", failure.get().getMessage());
            Thread.sleep(backoff);
            backoff = backoff.multipliedBy(2).compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : backoff.multipliedBy(2);
        }
    }

    private static Optional<RuntimeException> attempt(Step step) {
        try {
            QuarkusTransaction.requiringNew().call(() -> {
                step.run();
                return null;
            });
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e.getCause() instanceof NotYetKnown waiting ? waiting : e);
        }
    }

    private void apply(List<Arrived> arrived) throws SQLException {
        Map<String, Received> events = new LinkedHashMap<>();
        for (Arrived one : arrived) {
            Received event = one.event();
            if (event != null) {
                events.putIfAbsent(event.id(), event);
            }
        }
        Set<String> known = inbox.known(events.keySet());
        events.keySet().removeAll(known);
        handlers.values().stream().distinct().forEach(handler -> {
            List<Received> wanted = events.values().stream()
                    .filter(event -> handlers.get(event.type()) == handler)
                    .toList();
            if (!wanted.isEmpty()) {
                handler.handle(wanted);
            }
        });
        inbox.mark(events.keySet());
        inbox.move(ends(arrived));
    }

    private static Map<TopicPartition, Long> ends(List<Arrived> arrived) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        arrived.stream()
                .map(Arrived::message)
                .forEach(message -> ends.merge(
                        new TopicPartition(message.topic(), message.partition()), message.offset() + 1, Math::max));
        return ends;
    }

    private interface Step {
        void run() throws SQLException;
    }
}
