/** Shared by every feature: who is a member, the lock on a member, and the tier status as it was last reviewed. */
@NullMarked
package loyalty.tier.membership;

import org.jspecify.annotations.NullMarked;
