/** A real Kafka broker in a small process of its own. */
@NullMarked
package loyalty.local.broker;

import org.jspecify.annotations.NullMarked;
