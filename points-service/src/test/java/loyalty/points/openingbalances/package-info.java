@NullMarked
package loyalty.points.openingbalances;

import org.jspecify.annotations.NullMarked;
