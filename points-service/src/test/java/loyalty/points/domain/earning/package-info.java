@NullMarked
package loyalty.points.domain.earning;

import org.jspecify.annotations.NullMarked;
