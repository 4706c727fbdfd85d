package loyalty.outbox;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
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

/**
 * Applies messages exactly once, though they come at least once (idempotent consumer): what the inbox knows is dropped;
 * mark, effect and offset share one transaction.
 *
 * <p>What is away (the database, a programme version) is waited for. What fails for reasons of its own is tried a few
 * times alone and then set aside; its neighbours do not notice.
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

    Delivery(Inbox inbox, DeadLetters deadLetters, EndOffsets endOffsets, @All List<EventHandler> handlers) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.endOffsets = endOffsets;
        handlers.forEach(handler -> handler.types().forEach(type -> this.handlers.put(type, handler)));
    }

    /** Returns when every message is applied, known already, of no concern here, or set aside. */
    void deliver(List<ConsumerRecord<String, byte[]>> messages) throws InterruptedException {
        Optional<RuntimeException> failure = attempt(messages);
        if (failure.isEmpty()) {
            count(messages);
        } else if (messages.size() > 1) {
            for (ConsumerRecord<String, byte[]> message : messages) {
                deliver(List.of(message));
            }
        } else {
            deadLetters.setAside(messages.getFirst(), failure.get());
            skip(messages);
        }
    }

    private void skip(List<ConsumerRecord<String, byte[]>> messages) throws InterruptedException {
        while (attempt(() -> inbox.move(ends(messages))).isPresent()) {
            Thread.sleep(BACKOFF_MAX);
        }
        count(messages);
    }

    private void count(List<ConsumerRecord<String, byte[]>> messages) {
        for (ConsumerRecord<String, byte[]> message : messages) {
            endOffsets.saw(message.topic(), message.partition(), message.offset());
            Messages.sampledTrace(message)
                    .ifPresent(trace -> EVENTS.infof(
                            "%s applied trace=%s",
                            Messages.typeOf(message).map(EventType::wireName).orElse("an unknown event"), trace));
        }
    }

    private Optional<RuntimeException> attempt(List<ConsumerRecord<String, byte[]>> messages)
            throws InterruptedException {
        Duration backoff = BACKOFF_MIN;
        for (int attempts = 1; ; ) {
            Optional<RuntimeException> failure = attempt(() -> apply(messages));
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

    private void apply(List<ConsumerRecord<String, byte[]>> messages) throws SQLException {
        Map<String, Received> events = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            Messages.typeOf(message)
                    .filter(handlers::containsKey)
                    .map(type -> Messages.read(type, message))
                    .ifPresent(event -> events.putIfAbsent(event.id(), event));
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
        inbox.move(ends(messages));
    }

    private static Map<TopicPartition, Long> ends(List<ConsumerRecord<String, byte[]>> messages) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        messages.forEach(message ->
                ends.merge(new TopicPartition(message.topic(), message.partition()), message.offset() + 1, Math::max));
        return ends;
    }

    private interface Step {
        void run() throws SQLException;
    }
}
