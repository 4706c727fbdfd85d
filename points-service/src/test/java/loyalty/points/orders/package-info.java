@NullMarked
package loyalty.points.orders;

import org.jspecify.annotations.NullMarked;
