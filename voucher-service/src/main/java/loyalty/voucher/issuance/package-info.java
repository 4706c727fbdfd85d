/** What gives vouchers and store currency: the events of the bus, the issuance policy, the clock. */
@NullMarked
package loyalty.voucher.issuance;

import org.jspecify.annotations.NullMarked;
