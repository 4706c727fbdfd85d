/** What tills ask for and hold: baskets, the vouchers shown for them, redemptions and what they take off. */
@NullMarked
package loyalty.voucher.till;

import org.jspecify.annotations.NullMarked;
