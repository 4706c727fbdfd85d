/** Members and their tiers; this package holds what every feature answers with. */
@NullMarked
package loyalty.tier;

import org.jspecify.annotations.NullMarked;
