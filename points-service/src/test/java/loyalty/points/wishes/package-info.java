/** An operation of the ledger that exists in the tests only: all that a new one costs is a package like this. */
@NullMarked
package loyalty.points.wishes;

import org.jspecify.annotations.NullMarked;
