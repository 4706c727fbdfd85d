/** Returns as they were settled: what had come back, and what became of what had paid for it. */
@NullMarked
package loyalty.voucher.returns;

import org.jspecify.annotations.NullMarked;
