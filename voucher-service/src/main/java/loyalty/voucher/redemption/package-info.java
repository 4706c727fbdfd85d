/** Vouchers and store currency at the till: reserved for an order, then confirmed or cancelled. */
@NullMarked
package loyalty.voucher.redemption;

import org.jspecify.annotations.NullMarked;
