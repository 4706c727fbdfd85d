/** Where commands wait for the ledger: a room that is as large as what is in it can be answered soon. */
@NullMarked
package loyalty.points.waiting;

import org.jspecify.annotations.NullMarked;
