package loyalty.outbox.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loyalty.events.EventType;
import loyalty.events.Topics;
import loyalty.outbox.EndOffsets;
import loyalty.outbox.NotYetKnown;
import loyalty.outbox.Received;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Applies messages exactly once, though they come at least once (idempotent consumer): what the inbox knows is dropped;
 * mark, effect and offset share one transaction.
 *
 * <p>The database is waited for. What builds on something that is not here yet, such as a programme version, is parked,
 * and with it what follows of its member; everybody else goes on. What fails for reasons of its own is tried a few times
 * alone and then set aside; its neighbours do not notice. What cannot be read is set aside at once. An event of a type
 * that this version does not know is passed over and counted: a newer version may tell it.
 *
 * <p>Messages of which none concerns this service, such as its own events that come back, cost no transaction: they are
 * passed by, and their positions move with the next transaction.
 */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final Inbox inbox;
    private final ApplyEvents applyEvents;
    private final ParkedMessages parked;
    private final ApplyParked applyParked;
    private final DeadLetters deadLetters;
    private final EndOffsets endOffsets;
    private final PassedBy passedBy = new PassedBy();
    private final Counter unknown;

    Delivery(
            Inbox inbox,
            ApplyEvents applyEvents,
            ParkedMessages parked,
            ApplyParked applyParked,
            DeadLetters deadLetters,
            EndOffsets endOffsets,
            MeterRegistry meters) {
        this.inbox = inbox;
        this.applyEvents = applyEvents;
        this.parked = parked;
        this.applyParked = applyParked;
        this.deadLetters = deadLetters;
        this.endOffsets = endOffsets;
        this.unknown = meters.counter("loyalty.events.unknown");
    }

    /**
     * Returns when every message is applied, known already, parked, of no concern here, or set aside.
     *
     * @return whether the positions are moved behind them, and behind all that was passed by before; if not, they are to
     *     be {@linkplain #settle() settled} soon
     */
    boolean deliver(List<ConsumerRecord<String, byte[]>> messages) throws InterruptedException {
        List<Arrived> arrived = new ArrayList<>(messages.size());
        for (ConsumerRecord<String, byte[]> message : messages) {
            arrived.add(readOrSetAside(message));
        }
        if (arrived.stream().noneMatch(Arrived::isOfConcern)) {
            passedBy.add(Arrived.ends(arrived));
            count(arrived);
            return false;
        }
        Map<TopicPartition, Long> passed = passedBy.nextOffsets();
        deliverRead(arrived);
        passedBy.moved(passed);
        if (messages.getLast().topic().equals(Topics.PROGRAMMES)) {
            applyParked.wake();
        }
        return true;
    }

    /** Moves the positions behind what was passed by. */
    void settle() throws InterruptedException {
        Map<TopicPartition, Long> passed = passedBy.nextOffsets();
        if (!passed.isEmpty()) {
            Attempts.untilDone(() -> inbox.move(passed));
            passedBy.moved(passed);
        }
    }

    /** What cannot be read as an event is not tried again: it will never be one. */
    private Arrived readOrSetAside(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        try {
            Optional<EventType> type = Messages.typeOf(message);
            if (type.isEmpty()) {
                unknown.increment();
            }
            Received event = type.filter(applyEvents::wants)
                    .map(ours -> Messages.read(ours, message))
                    .orElse(null);
            return new Arrived(message, event, false);
        } catch (RuntimeException e) {
            deadLetters.setAside(message, e);
            return new Arrived(message, null, true);
        }
    }

    private void deliverRead(List<Arrived> arrived) throws InterruptedException {
        List<Arrived> applied = new ArrayList<>();
        Optional<RuntimeException> failure = Attempts.of(() -> {
            applied.clear();
            applied.addAll(apply(arrived));
        });
        if (failure.isEmpty()) {
            applied.forEach(one -> Messages.tellApplied(one.message()));
            count(arrived);
        } else if (arrived.size() > 1) {
            // Halves, so that one that cannot be applied costs its neighbours little.
            deliverRead(arrived.subList(0, arrived.size() / 2));
            deliverRead(arrived.subList(arrived.size() / 2, arrived.size()));
        } else if (failure.get() instanceof NotYetKnown missing) {
            park(arrived.getFirst(), missing);
        } else {
            deadLetters.setAside(arrived.getFirst().message(), failure.get());
            Attempts.untilDone(() -> inbox.move(ends(arrived)));
            count(arrived);
        }
    }

    /** Parks a message and moves the offset in one transaction. */
    private void park(Arrived one, NotYetKnown missing) throws InterruptedException {
        ConsumerRecord<String, byte[]> message = one.message();
        Attempts.untilDone(() -> {
            parked.park(message, missing.what());
            inbox.move(ends(List.of(one)));
        });
        LOG.warnf(
                "%s of %s waits for %s, and what follows of that member waits behind it",
                Messages.describe(message), message.key(), missing.what());
        count(List.of(one));
    }

    private void count(List<Arrived> arrived) {
        for (Arrived one : arrived) {
            ConsumerRecord<String, byte[]> message = one.message();
            endOffsets.saw(message.topic(), message.partition(), message.offset());
        }
    }

    /** Applies what is new, and parks what belongs to a member who waits; tells what was not parked. */
    private List<Arrived> apply(List<Arrived> arrived) throws SQLException {
        Map<String, Arrived> fresh = new LinkedHashMap<>();
        for (Arrived one : arrived) {
            if (one.event() != null) {
                fresh.putIfAbsent(one.event().id(), one);
            }
        }
        applyEvents.dropKnown(fresh);
        Set<String> waiting = parked.waiting(
                fresh.values().stream().map(one -> one.message().key()).collect(Collectors.toSet()));
        List<Received> free = new ArrayList<>();
        List<Arrived> behind = new ArrayList<>();
        for (Arrived one : fresh.values()) {
            Received event = one.event();
            if (waiting.contains(one.message().key())) {
                behind.add(one);
            } else if (event != null) {
                free.add(event);
            }
        }
        applyEvents.apply(free);
        parked.parkBehind(behind.stream().map(Arrived::message).toList());
        inbox.move(ends(arrived));
        List<Arrived> rest = new ArrayList<>(arrived);
        rest.removeAll(behind);
        return rest;
    }

    /** Behind these, and behind what was passed by before. */
    private Map<TopicPartition, Long> ends(List<Arrived> arrived) {
        Map<TopicPartition, Long> ends = new HashMap<>(passedBy.nextOffsets());
        ends.putAll(Arrived.ends(arrived));
        return ends;
    }
}
