@NullMarked
package loyalty.points.returns;

import org.jspecify.annotations.NullMarked;
