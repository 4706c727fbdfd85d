@NullMarked
package loyalty.points.programme;

import org.jspecify.annotations.NullMarked;
