/** What orders and returns make of vouchers and store currency, as points-service asks for it. */
@NullMarked
package loyalty.voucher.orders;

import org.jspecify.annotations.NullMarked;
