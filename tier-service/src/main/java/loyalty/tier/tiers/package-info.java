/** The tier of a member and its history, the listener for what counts, and the reviews that time makes due. */
@NullMarked
package loyalty.tier.tiers;

import org.jspecify.annotations.NullMarked;
