/**
 * Transactional outbox and idempotent consumer: events leave in the transaction of their change and arrive in the
 * transaction of their effect.
 *
 * <p>{@link loyalty.outbox.Outbox} takes them, beside an append-only log; a relay publishes them at least once, in
 * order per member. The {@link loyalty.outbox.inbox} gives what has come to an {@link loyalty.outbox.EventHandler}. Consumer lag is the distance
 * between the offsets applied and the end offsets.
 */
@NullMarked
package loyalty.outbox;

import org.jspecify.annotations.NullMarked;
