@NullMarked
package loyalty.points.audit;

import org.jspecify.annotations.NullMarked;
