/** What support, supervisors and auditors read of all services together. */
@NullMarked
package loyalty.gateway.support;

import org.jspecify.annotations.NullMarked;
