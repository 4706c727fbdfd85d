/** What a member holds: how it comes, how time changes it, how it is shown. */
@NullMarked
package loyalty.voucher.wallet;

import org.jspecify.annotations.NullMarked;
