/**
 * A real database server and a real broker, run from Maven artifacts: for {@code ./loyalty up} and for every test.
 * Nothing here needs an installed server, a container or a fixed port. This package holds what its rooms share.
 */
@NullMarked
package loyalty.local;

import org.jspecify.annotations.NullMarked;
