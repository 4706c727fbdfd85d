/** Calls to the services behind the gateway: where they are, which replica is next, what may be repeated. */
@NullMarked
package loyalty.gateway.upstream;

import org.jspecify.annotations.NullMarked;
