package loyalty.points.holds;

import java.time.Duration;
import loyalty.events.Pseudonym;
import loyalty.points.posting.Command;
import org.jspecify.annotations.Nullable;

/** What is done to a hold, and with which trace. */
sealed interface HoldCommand extends Command<HoldStep> {

    /** The id that the caller chose for it. */
    String holdId();

    /** The W3C trace of the request, if it had one. */
    @Nullable
    String traceparent();

    /**
     * Points are to be set aside.
     *
     * @param points whole points, at least one
     * @param orderId the order that they are to pay, if it has an id already
     * @param lasts for how long
     * @param bodyHash the fingerprint of the request
     */
    record Place(
            Pseudonym member,
            String holdId,
            long points,
            @Nullable String orderId,
            Duration lasts,
            byte[] bodyHash,
            @Nullable String traceparent)
            implements HoldCommand, Command.Creating<HoldStep> {

        @Override
        public String id() {
            return holdId;
        }
    }

    /**
     * Points that are held are to be spent.
     *
     * @param points how many; null for all
     * @param actor who asks
     */
    record Capture(
            Pseudonym member,
            String holdId,
            @Nullable Long points,
            String actor,
            @Nullable String traceparent) implements HoldCommand {}

    /** Points that are held are to be let go. */
    record Release(
            Pseudonym member,
            String holdId,
            String actor,
            @Nullable String traceparent) implements HoldCommand {}
}
