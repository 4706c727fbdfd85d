/** Calls to a service that is there, quiet, or gone. */
@NullMarked
package loyalty.gateway.upstream;

import org.jspecify.annotations.NullMarked;
