/** All that is kept of a person, of all services, as one document. */
@NullMarked
package loyalty.gateway.export;

import org.jspecify.annotations.NullMarked;
