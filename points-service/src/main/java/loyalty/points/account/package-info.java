/** Accounts and their journal: orders in, points out, over HTTP, the bus and the clock. */
@NullMarked
package loyalty.points.account;

import org.jspecify.annotations.NullMarked;
