/** {@code ./loyalty check}: what a programme file will do, or what is wrong with it. */
@NullMarked
package loyalty.cli.check;

import org.jspecify.annotations.NullMarked;
