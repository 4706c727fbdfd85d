/** Corrections by support, with limits, a second pair of eyes, and undo. */
@NullMarked
package loyalty.points.adjustments;

import org.jspecify.annotations.NullMarked;
