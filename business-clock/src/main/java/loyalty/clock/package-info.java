/**
 * Business time, one clock per service, and the work that falls due by it.
 *
 * <p>Only business time follows the dev clock of the local run; leases, timeouts and token lifetimes are real time.
 */
@NullMarked
package loyalty.clock;

import org.jspecify.annotations.NullMarked;
