@NullMarked
package loyalty.points.adjustments;

import org.jspecify.annotations.NullMarked;
