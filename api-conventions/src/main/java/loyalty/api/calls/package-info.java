/** How one service calls another: which replica, under which token, and what a refusal says. */
@NullMarked
package loyalty.api.calls;

import org.jspecify.annotations.NullMarked;
