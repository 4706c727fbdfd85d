/** What a return takes back and gives back, by the version that had paid. */
@NullMarked
package loyalty.points.domain.returns;

import org.jspecify.annotations.NullMarked;
