/** What every endpoint does alike: problems, ids, access, lists, idempotency. */
@NullMarked
package loyalty.api;

import org.jspecify.annotations.NullMarked;
