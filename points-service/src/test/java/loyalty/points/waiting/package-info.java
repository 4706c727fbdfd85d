@NullMarked
package loyalty.points.waiting;

import org.jspecify.annotations.NullMarked;
