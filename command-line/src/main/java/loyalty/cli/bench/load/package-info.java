/** Callers: many connections that send requests and note every answer. They run on the cores that they measure, and count. */
@NullMarked
package loyalty.cli.bench.load;

import org.jspecify.annotations.NullMarked;
