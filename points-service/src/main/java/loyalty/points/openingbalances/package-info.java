/** Balances taken over from an older system. */
@NullMarked
package loyalty.points.openingbalances;

import org.jspecify.annotations.NullMarked;
