/** What purchases and activities earn: the rules of a programme version, applied and explained. */
@NullMarked
package loyalty.points.domain.earning;

import org.jspecify.annotations.NullMarked;
