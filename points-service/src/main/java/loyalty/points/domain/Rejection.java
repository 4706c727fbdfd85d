package loyalty.points.domain;

/** Why the ledger refuses. A refusal writes nothing and leaves the caller's id free. */
public sealed interface Rejection {

    /**
     * The id was used for something else.
     *
     * @param id the caller's id
     */
    record IdempotencyMismatch(String id) implements Rejection {}
}
