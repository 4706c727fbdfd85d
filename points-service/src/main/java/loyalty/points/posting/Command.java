package loyalty.points.posting;

import loyalty.events.Pseudonym;

/**
 * What the ledger is asked to do. Everything that changes an account is one of these, and waits in the posting queue.
 *
 * @param <R> what comes of it when it is not refused
 */
public interface Command<R> {

    /** Whose account it changes. */
    Pseudonym member();

    /**
     * A command that brings something into being, once, under an id that the caller chose. The engine keeps the promise of
     * idempotency for it: the same id with an equal body is answered as the first time, with another body refused.
     */
    interface Creating<R> extends Command<R> {

        /** Unique among the commands of its kind. */
        String id();

        /** The fingerprint of the request. */
        byte[] bodyHash();
    }
}
