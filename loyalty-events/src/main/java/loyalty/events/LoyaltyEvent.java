package loyalty.events;

import java.time.Instant;

/**
 * Something that happened, as the data of one event. The event's id, type and sequence travel beside it in the
 * envelope ({@link Envelope}).
 *
 * <p>An event is written down in the transaction of the change that it tells of, and never changed: told again, it is the
 * same event with the same id.
 */
public sealed interface LoyaltyEvent permits MemberEvent, ProgrammePublished {

    /** When it happened, in business time. */
    Instant at();
}
