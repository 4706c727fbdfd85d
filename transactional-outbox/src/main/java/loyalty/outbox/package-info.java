/**
 * One mechanism: events leave in the transaction of their change and arrive in the transaction of their effect.
 *
 * <p>{@link loyalty.outbox.Outbox} takes them, {@link loyalty.outbox.EventHandler} receives them, whatever the broker
 * does meanwhile; {@link loyalty.database.Leases} give work to one replica at a time.
 */
@NullMarked
package loyalty.outbox;

import org.jspecify.annotations.NullMarked;
