package loyalty.outbox.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import loyalty.outbox.EndOffsets;
import loyalty.outbox.Throttle;
import loyalty.threads.VitalThread;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Consumes the messages of one channel, and coalesces them. Kafka hands them out in small pieces; all that has come
 * while one transaction ran shares the next, so the busier it gets the larger the batches are. Its room is bounded
 * (back-pressure), and an offset is acknowledged after its message was applied (at-least-once; the inbox drops the
 * rest). What was passed by is acknowledged once the positions have moved behind it: with the next transaction, within a
 * second when none comes, and at once while somebody waits until no event is on its way.
 */
final class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    static final int MESSAGES_MAX = 1_000;
    private static final int FETCHED_MAX = 2 * MESSAGES_MAX;

    /** The pieces of one commit come from several partitions, a moment apart. */
    private static final long GAP_NANOS = Duration.ofMillis(2).toNanos();

    private static final Duration UNSETTLED_MAX = Duration.ofSeconds(1);
    private static final Duration LOOK_UP = Duration.ofMillis(50);

    private final BlockingQueue<Message<ConsumerRecords<String, byte[]>>> pieces = new LinkedBlockingQueue<>();
    /** One for each message that may wait: pieces are of any size, after a pause as large as a fetch. */
    private final Semaphore places = new Semaphore(FETCHED_MAX);

    private final Room room;
    private final Throttle throttle;
    private final Delivery delivery;
    private final EndOffsets endOffsets;
    private final List<Message<ConsumerRecords<String, byte[]>>> unsettled = new ArrayList<>();
    private int unsettledMessages;
    private final Thread thread;
    private long unsettledSince;

    /** Where what comes may have to wait. */
    interface Room {
        /** Waits while there is none. */
        void await() throws InterruptedException;
    }

    EventConsumer(String channel, Room room, Delivery delivery, EndOffsets endOffsets) {
        this.room = room;
        this.throttle = new Throttle(endOffsets);
        this.delivery = delivery;
        this.endOffsets = endOffsets;
        this.thread = VitalThread.named("consumer-" + channel, this::run);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    /** Takes a piece in; it is acknowledged after it was applied. Waits while there is no room. */
    void add(Message<ConsumerRecords<String, byte[]>> piece) throws InterruptedException {
        places.acquire(placesOf(piece));
        pieces.put(piece);
    }

    private static int placesOf(Message<ConsumerRecords<String, byte[]>> piece) {
        return Math.min(FETCHED_MAX, piece.getPayload().count());
    }

    private @Nullable Message<ConsumerRecords<String, byte[]>> poll(long nanos) throws InterruptedException {
        var piece = pieces.poll(nanos, TimeUnit.NANOSECONDS);
        if (piece != null) {
            places.release(placesOf(piece));
        }
        return piece;
    }

    private @Nullable Message<ConsumerRecords<String, byte[]>> another(int messages) throws InterruptedException {
        return messages < MESSAGES_MAX ? poll(GAP_NANOS) : null;
    }

    private void run() {
        try {
            while (true) {
                var first = next();
                if (first == null) {
                    delivery.settle();
                    acknowledge();
                } else {
                    room.await();
                    throttle.await();
                    deliver(first);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("no more events are taken in");
        }
    }

    /**
     * The next piece; nothing when it is time to settle what was passed by: after a while, and before it is more than a
     * batch, because it stays in memory until it is acknowledged.
     */
    private @Nullable Message<ConsumerRecords<String, byte[]>> next() throws InterruptedException {
        if (unsettled.isEmpty()) {
            return poll(Long.MAX_VALUE);
        }
        if (unsettledMessages >= MESSAGES_MAX) {
            return null;
        }
        for (long left = leftNanos(); left > 0 && !endOffsets.isWatched(); left = leftNanos()) {
            var piece = poll(Math.min(left, LOOK_UP.toNanos()));
            if (piece != null) {
                return piece;
            }
        }
        return null;
    }

    private long leftNanos() {
        return UNSETTLED_MAX.toNanos() - (System.nanoTime() - unsettledSince);
    }

    private void deliver(Message<ConsumerRecords<String, byte[]>> first) throws InterruptedException {
        if (unsettled.isEmpty()) {
            unsettledSince = System.nanoTime();
        }
        List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
        for (var piece = first; piece != null; piece = another(messages.size())) {
            piece.getPayload().forEach(messages::add);
            unsettled.add(piece);
        }
        unsettledMessages += messages.size();
        if (delivery.deliver(messages)) {
            acknowledge();
        }
    }

    private void acknowledge() {
        unsettled.forEach(Message::ack);
        unsettled.clear();
        unsettledMessages = 0;
    }
}
