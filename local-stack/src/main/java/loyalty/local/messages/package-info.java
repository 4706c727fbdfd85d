/** Messages for tests of whoever reads the bus: what comes there need not be what was agreed. */
@NullMarked
package loyalty.local.messages;

import org.jspecify.annotations.NullMarked;
