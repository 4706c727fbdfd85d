/** Which path belongs to whom, and which paths are tricks. */
@NullMarked
package loyalty.gateway.domain;

import org.jspecify.annotations.NullMarked;
