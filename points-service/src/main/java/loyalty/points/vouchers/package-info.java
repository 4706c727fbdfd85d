/** What voucher-service is asked: what redemptions pay of an order, what a return settles, what vouchers would take off. */
@NullMarked
package loyalty.points.vouchers;

import org.jspecify.annotations.NullMarked;
