/** The gateway between doubles of the services. */
@NullMarked
package loyalty.gateway.testing;

import org.jspecify.annotations.NullMarked;
