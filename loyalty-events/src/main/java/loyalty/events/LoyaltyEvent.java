package loyalty.events;

import java.time.Instant;

/**
 * Something that happened, as the data of one event. The event's id, type and sequence travel beside it in the
 * envelope ({@link Envelope}).
 *
 * <p>Every event is a pure function of one append-only row of its producer: made again, it is the same event with the
 * same id.
 */
public sealed interface LoyaltyEvent permits MemberEvent, ProgrammePublished {

    /** When it happened, in business time. */
    Instant at();
}
