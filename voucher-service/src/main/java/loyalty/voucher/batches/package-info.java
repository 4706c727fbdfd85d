/** Batches of codes that marketing has made: the batch, what became of it, and its codes as a file. */
@NullMarked
package loyalty.voucher.batches;

import org.jspecify.annotations.NullMarked;
