/** Points that become a voucher or store currency by themselves: when, how many, and by which version. */
@NullMarked
package loyalty.points.domain.conversion;

import org.jspecify.annotations.NullMarked;
