@NullMarked
package loyalty.points.traces;

import org.jspecify.annotations.NullMarked;
