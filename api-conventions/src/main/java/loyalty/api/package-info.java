/**
 * What every endpoint does alike: problem documents (RFC 9457), ids, access control by role and member, cursor
 * pagination, idempotency keys and replayed answers, strict JSON, body limits.
 */
@NullMarked
package loyalty.api;

import org.jspecify.annotations.NullMarked;
