@NullMarked
package loyalty.outbox;

import org.jspecify.annotations.NullMarked;
