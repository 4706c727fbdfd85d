package loyalty.points.domain;

/** What the ledger makes of something it is asked to do: it is done, or it is refused and nothing has changed. */
public sealed interface Decision<T> {

    /**
     * It is done.
     *
     * @param value what came of it
     * @param again whether an earlier, equal request had done it
     */
    record Done<T>(T value, boolean again) implements Decision<T> {}

    /** Nothing was changed. */
    record Refused<T>(Rejection why) implements Decision<T> {}

    /** It was done just now. */
    static <T> Decision<T> done(T value) {
        return new Done<>(value, false);
    }

    /** It had been done before. */
    static <T> Decision<T> again(T value) {
        return new Done<>(value, true);
    }

    /** It is not done. */
    static <T> Decision<T> refused(Rejection why) {
        return new Refused<>(why);
    }
}
