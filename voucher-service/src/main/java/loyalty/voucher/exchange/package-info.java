/** Points exchanged for vouchers: the price list, the saga over two services, the client of points-service. */
@NullMarked
package loyalty.voucher.exchange;

import org.jspecify.annotations.NullMarked;
