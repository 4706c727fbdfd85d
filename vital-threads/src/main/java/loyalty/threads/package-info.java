/** Threads without which a process is of no use. */
@NullMarked
package loyalty.threads;

import org.jspecify.annotations.NullMarked;
