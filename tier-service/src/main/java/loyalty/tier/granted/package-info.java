/** Shared by every feature: the tiers that support gives, and the audit trail of who gave them. */
@NullMarked
package loyalty.tier.granted;

import org.jspecify.annotations.NullMarked;
