/** What the database alone can do: loops of bare JDBC on copies of the tables that points-service writes. */
@NullMarked
package loyalty.cli.bench.loops;

import org.jspecify.annotations.NullMarked;
