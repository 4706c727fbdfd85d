/** What support does with vouchers: gives one, takes one back, extends its validity; and the trail of who did so. */
@NullMarked
package loyalty.voucher.support;

import org.jspecify.annotations.NullMarked;
