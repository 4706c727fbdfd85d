package loyalty.voucher.domain;

import java.util.function.Function;

/** What a use case makes of a request: it is done, or it is refused and nothing has changed. */
public sealed interface Outcome<T> {

    /**
     * It is done.
     *
     * @param value what came of it
     * @param replayed whether an earlier, equal request had done it
     */
    record Done<T>(T value, boolean replayed) implements Outcome<T> {}

    /** Nothing was changed. */
    record Refused<T>(Rejection why) implements Outcome<T> {}

    /** It was done just now. */
    static <T> Outcome<T> done(T value) {
        return new Done<>(value, false);
    }

    /** It had been done before. */
    static <T> Outcome<T> replayed(T value) {
        return new Done<>(value, true);
    }

    /** It is not done. */
    static <T> Outcome<T> refused(Rejection why) {
        return new Refused<>(why);
    }

    /** The same outcome, its value seen in another way. */
    default <R> Outcome<R> map(Function<T, R> view) {
        return switch (this) {
            case Done<T>(T value, boolean replayed) -> new Done<>(view.apply(value), replayed);
            case Refused<T>(Rejection why) -> new Refused<>(why);
        };
    }

    /** Goes on with what came of it; a refusal stays one. */
    default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
        return switch (this) {
            case Done<T> done -> next.apply(done.value());
            case Refused<T> refused -> refused(refused.why());
        };
    }
}
