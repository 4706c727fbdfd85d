/** Goods that come back, and what a return would come to. */
@NullMarked
package loyalty.points.returns;

import org.jspecify.annotations.NullMarked;
