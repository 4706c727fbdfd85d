/**
 * The engine of the ledger. Whatever changes an account is a {@link loyalty.points.posting.Command}; commands wait
 * in one bounded queue (back-pressure), and those that wait are coalesced into one transaction. What a kind of command
 * means is a {@link loyalty.points.posting.LedgerOperation}, in a room of its own; what is alike for all of them is
 * done here, once: idempotency, locks, the order of writes, events, the audit trail.
 */
@NullMarked
package loyalty.points.posting;

import org.jspecify.annotations.NullMarked;
