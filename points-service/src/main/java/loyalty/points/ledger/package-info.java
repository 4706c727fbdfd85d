/**
 * The tables of the account: balance, entries, lots, activations, holds, orders, counts and names. The one hot
 * path in SQL; every other room reads and writes them through here.
 */
@NullMarked
package loyalty.points.ledger;

import org.jspecify.annotations.NullMarked;
