/** What every endpoint does alike: problems, ids, access, lists, idempotency, the request log. */
@NullMarked
package loyalty.api;

import org.jspecify.annotations.NullMarked;
