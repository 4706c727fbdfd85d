package loyalty.gateway.home;

import java.util.Map;

/** From where on a stream tells what changes, in offsets of the member's partition. */
sealed interface Beginning {

    /** It cannot be told yet: nothing of the partition is known, or not so much. */
    record NotYet() implements Beginning {}

    /** From now on. */
    record Now(long place) implements Beginning {}

    /**
     * From where it was.
     *
     * @param missed what changed since, by the last that changed it
     */
    record Since(long place, Map<Part, Long> missed) implements Beginning {}

    /** From now on, because what was asked for is too long ago, or never was. */
    record Lost(long place) implements Beginning {}
}
