/** Where the time of an order goes: samples of the processor by area, statements and syncs, sizes of batches. */
@NullMarked
package loyalty.cli.bench.profile;

import org.jspecify.annotations.NullMarked;
