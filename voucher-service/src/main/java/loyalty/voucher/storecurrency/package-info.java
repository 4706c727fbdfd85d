/** Store currency: the lots that members hold. */
@NullMarked
package loyalty.voucher.storecurrency;

import org.jspecify.annotations.NullMarked;
