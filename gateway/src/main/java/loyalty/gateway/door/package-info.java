/** The one door: what passes, to which replica, and what is answered when nobody is there. */
@NullMarked
package loyalty.gateway.door;

import org.jspecify.annotations.NullMarked;
