/** The vouchers that members hold, and how they are shown. */
@NullMarked
package loyalty.voucher.vouchers;

import org.jspecify.annotations.NullMarked;
