package loyalty.outbox.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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
    private static final int PIECES_MAX = 256;
    private static final int MESSAGES_MAX = 1_000;

    /** The pieces of one commit come from several partitions, a moment apart. */
    private static final int GAP_MILLIS = 2;

    private static final Duration UNSETTLED_MAX = Duration.ofSeconds(1);
    private static final Duration LOOK_UP = Duration.ofMillis(50);

    private final BlockingQueue<Message<ConsumerRecords<String, byte[]>>> pieces = new ArrayBlockingQueue<>(PIECES_MAX);
    private final Room room;
    private final Throttle throttle;
    private final Delivery delivery;
    private final EndOffsets endOffsets;
    private final List<Message<ConsumerRecords<String, byte[]>>> unsettled = new ArrayList<>();
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
        pieces.put(piece);
    }

    private @Nullable Message<ConsumerRecords<String, byte[]>> another(int messages) throws InterruptedException {
        return messages < MESSAGES_MAX ? pieces.poll(GAP_MILLIS, TimeUnit.MILLISECONDS) : null;
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

    /** The next piece; nothing when it is time to settle what was passed by. */
    private @Nullable Message<ConsumerRecords<String, byte[]>> next() throws InterruptedException {
        if (unsettled.isEmpty()) {
            return pieces.take();
        }
        for (long left = leftNanos(); left > 0 && !endOffsets.isWatched(); left = leftNanos()) {
            var piece = pieces.poll(Math.min(left, LOOK_UP.toNanos()), TimeUnit.NANOSECONDS);
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
        if (delivery.deliver(messages)) {
            acknowledge();
        }
    }

    private void acknowledge() {
        unsettled.forEach(Message::ack);
        unsettled.clear();
    }
}
