/** Tiers that support gives, with approval by a second person. */
@NullMarked
package loyalty.tier.overrides;

import org.jspecify.annotations.NullMarked;
