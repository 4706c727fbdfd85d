/** What every endpoint does alike. */
@NullMarked
package loyalty.api;

import org.jspecify.annotations.NullMarked;
