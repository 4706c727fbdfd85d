@NullMarked
package loyalty.points.domain.returns;

import org.jspecify.annotations.NullMarked;
