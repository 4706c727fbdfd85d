/** What a tier is: a fold over what a member bought, in the order in which they bought it. */
@NullMarked
package loyalty.tier.domain;

import org.jspecify.annotations.NullMarked;
