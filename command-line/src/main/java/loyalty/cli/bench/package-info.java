/**
 * Measures the system against what the database alone can do, on one machine, in one run.
 */
@NullMarked
package loyalty.cli.bench;

import org.jspecify.annotations.NullMarked;
