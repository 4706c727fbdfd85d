package loyalty.outbox.inbox;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A message that waits.
 *
 * @param id its place among those of its member
 * @param parkedAt since when, in real time
 * @param waitsFor what is missing, in words
 */
record ParkedMessage(long id, ConsumerRecord<String, byte[]> message, Instant parkedAt, String waitsFor) {}
