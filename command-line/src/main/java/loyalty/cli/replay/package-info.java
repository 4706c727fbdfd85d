/** Plays a file of real purchases against a running system. */
@NullMarked
package loyalty.cli.replay;

import org.jspecify.annotations.NullMarked;
