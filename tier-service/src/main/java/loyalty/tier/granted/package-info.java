/** Shared by every feature: the tiers that support gives, and the audit trail of what staff do. */
@NullMarked
package loyalty.tier.granted;

import org.jspecify.annotations.NullMarked;
