/** Completed purchases: one at a time, many at once, and as a dry run (quote). */
@NullMarked
package loyalty.points.orders;

import org.jspecify.annotations.NullMarked;
