/** What a tier is: a fold over what a member did, in the order in which they did it. */
@NullMarked
package loyalty.tier.domain;

import org.jspecify.annotations.NullMarked;
