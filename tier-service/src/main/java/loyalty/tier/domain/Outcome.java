package loyalty.tier.domain;

/** What became of something that was asked of the service. */
public sealed interface Outcome<R> {

    /**
     * It is done.
     *
     * @param replayed whether it was done before, by an equal request with the same id
     */
    record Done<R>(R value, boolean replayed) implements Outcome<R> {}

    /** It is refused, and nothing was changed. */
    record Refused<R>(Rejection why) implements Outcome<R> {}

    /** Done now. */
    static <R> Outcome<R> done(R value) {
        return new Done<>(value, false);
    }

    /** Done before. */
    static <R> Outcome<R> replayed(R value) {
        return new Done<>(value, true);
    }

    /** Refused. */
    static <R> Outcome<R> refused(Rejection why) {
        return new Refused<>(why);
    }
}
