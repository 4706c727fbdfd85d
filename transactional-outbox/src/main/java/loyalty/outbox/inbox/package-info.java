/**
 * The idempotent consumer: events arrive in the transaction of their effect, each once.
 *
 * <p>{@link loyalty.outbox.inbox.EventConsumer} coalesces what Kafka hands out, {@link loyalty.outbox.inbox.Delivery}
 * drops what the inbox knows and gives the rest to the handlers. What must wait is parked, for its member only, and
 * {@link loyalty.outbox.inbox.ApplyParked} comes back to it; what cannot be applied becomes a dead letter.
 */
@NullMarked
package loyalty.outbox.inbox;

import org.jspecify.annotations.NullMarked;
