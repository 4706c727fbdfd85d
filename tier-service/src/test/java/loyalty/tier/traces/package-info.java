@NullMarked
package loyalty.tier.traces;

import org.jspecify.annotations.NullMarked;
