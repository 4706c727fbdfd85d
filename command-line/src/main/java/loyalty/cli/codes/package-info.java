/** Codes by the batch, from a running system into a file. */
@NullMarked
package loyalty.cli.codes;

import org.jspecify.annotations.NullMarked;
