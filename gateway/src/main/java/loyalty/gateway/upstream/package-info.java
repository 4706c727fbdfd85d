/** The services behind the gateway: where they are, which replica is next, which are away. */
@NullMarked
package loyalty.gateway.upstream;

import org.jspecify.annotations.NullMarked;
