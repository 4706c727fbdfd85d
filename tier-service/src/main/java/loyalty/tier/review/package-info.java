/**
 * Shared by every feature: the review that evaluates tiers again and publishes what changed, with the append-only tables
 * that it reads and writes.
 */
@NullMarked
package loyalty.tier.review;

import org.jspecify.annotations.NullMarked;
