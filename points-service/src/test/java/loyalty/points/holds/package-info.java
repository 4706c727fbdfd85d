@NullMarked
package loyalty.points.holds;

import org.jspecify.annotations.NullMarked;
