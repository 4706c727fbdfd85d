@NullMarked
package loyalty.points.members;

import org.jspecify.annotations.NullMarked;
