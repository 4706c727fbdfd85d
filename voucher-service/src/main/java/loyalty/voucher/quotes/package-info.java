/** What a member's vouchers would take off an order that nobody has paid yet. */
@NullMarked
package loyalty.voucher.quotes;

import org.jspecify.annotations.NullMarked;
