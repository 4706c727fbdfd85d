@NullMarked
package loyalty.points.posting;

import org.jspecify.annotations.NullMarked;
