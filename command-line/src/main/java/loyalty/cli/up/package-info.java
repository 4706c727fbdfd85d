/** Starts the whole system as processes of this machine, and ends it. */
@NullMarked
package loyalty.cli.up;

import org.jspecify.annotations.NullMarked;
