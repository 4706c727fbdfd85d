/** What every endpoint does alike. */
@NullMarked
package loyalty.api.forms;

import org.jspecify.annotations.NullMarked;
