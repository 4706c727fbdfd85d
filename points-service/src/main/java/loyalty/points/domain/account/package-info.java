/** An account in memory: opened with its lots and holds, settled by the clock, moved by what is asked of it. */
@NullMarked
package loyalty.points.domain.account;

import org.jspecify.annotations.NullMarked;
