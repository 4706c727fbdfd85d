/** Points set aside for a purchase that is not finished: placed, captured, released. */
@NullMarked
package loyalty.points.holds;

import org.jspecify.annotations.NullMarked;
