/** The home screen of the phone, and its live updates. */
@NullMarked
package loyalty.gateway.home;

import org.jspecify.annotations.NullMarked;
