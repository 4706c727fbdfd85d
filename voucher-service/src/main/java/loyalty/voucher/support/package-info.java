/** What support does with a voucher: cancel it, or extend its validity. */
@NullMarked
package loyalty.voucher.support;

import org.jspecify.annotations.NullMarked;
