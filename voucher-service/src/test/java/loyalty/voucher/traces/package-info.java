@NullMarked
package loyalty.voucher.traces;

import org.jspecify.annotations.NullMarked;
