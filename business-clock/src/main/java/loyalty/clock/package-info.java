/**
 * Business time, one clock per service, and the scheduled work that falls due by it (expiry, activation, reviews). To
 * <em>settle</em> is to apply what is due by this clock.
 *
 * <p>Only business time follows the dev clock of the local run; leases, timeouts and token lifetimes are real time.
 */
@NullMarked
package loyalty.clock;

import org.jspecify.annotations.NullMarked;
