package loyalty.api.calls;

/**
 * What came of a call to another service.
 *
 * @param <A> what it answers when it has done what it was asked
 */
public sealed interface CallAnswer<A> {

    /** It did what it was asked, now or earlier. */
    record Done<A>(A value) implements CallAnswer<A> {}

    /** It refused (4xx), in its own words. */
    record Refused<A>(RefusedCall refusal) implements CallAnswer<A> {}

    /** Nobody answered for certain, or with a failure of their own (5xx): it may have been done or not. */
    record Unanswered<A>() implements CallAnswer<A> {}
}
