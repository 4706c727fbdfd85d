/** How one service calls another: by a REST client for each replica, within a deadline, and what a refusal says. */
@NullMarked
package loyalty.api.calls;

import org.jspecify.annotations.NullMarked;
