package loyalty.outbox.inbox;

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
 * rest).
 */
final class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final int PIECES_MAX = 256;
    private static final int MESSAGES_MAX = 1_000;

    /** The pieces of one commit come from several partitions, a moment apart. */
    private static final int GAP_MILLIS = 2;

    private final BlockingQueue<Message<ConsumerRecords<String, byte[]>>> pieces = new ArrayBlockingQueue<>(PIECES_MAX);
    private final Room room;
    private final Throttle throttle;
    private final Delivery delivery;
    private final Thread thread;

    /** Where what comes may have to wait. */
    interface Room {
        /** Waits while there is none. */
        void await() throws InterruptedException;
    }

    EventConsumer(String channel, Room room, Delivery delivery, EndOffsets endOffsets) {
        this.room = room;
        this.throttle = new Throttle(endOffsets);
        this.delivery = delivery;
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
                List<Message<ConsumerRecords<String, byte[]>>> taken = new ArrayList<>();
                List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
                var first = pieces.take();
                room.await();
                throttle.await();
                for (var piece = first; piece != null; piece = another(messages.size())) {
                    piece.getPayload().forEach(messages::add);
                    taken.add(piece);
                }
                delivery.deliver(messages);
                taken.forEach(Message::ack);
            }
        } catch (InterruptedException e) {
            LOG.debug("no more events are taken in");
        }
    }
}
