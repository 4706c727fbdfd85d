@NullMarked
package loyalty.outbox.inbox;

import org.jspecify.annotations.NullMarked;
