@NullMarked
package loyalty.points.testing;

import org.jspecify.annotations.NullMarked;
