/** What becomes of the life of points when their owner reaches another tier. */
@NullMarked
package loyalty.points.lives;

import org.jspecify.annotations.NullMarked;
