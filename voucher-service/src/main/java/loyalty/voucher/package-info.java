/** Vouchers and store currency of a loyalty programme. */
@NullMarked
package loyalty.voucher;

import org.jspecify.annotations.NullMarked;
