/** The codes of vouchers: made, sealed, found again, and guarded against guessing. */
@NullMarked
package loyalty.voucher.codes;

import org.jspecify.annotations.NullMarked;
