package loyalty.events;

import java.time.Instant;

/**
 * A version of the programme was published ({@code programme.published.v1}, from points-service, which owns them). On a
 * topic of its own, keyed by version and compacted: whoever starts late reads them all.
 *
 * @param at when it was published
 * @param version the version's id
 * @param effectiveAt from which business time it is in force; the first one covers all earlier dates too
 * @param yaml the file, as it was published
 */
public record ProgrammePublished(Instant at, String version, Instant effectiveAt, String yaml)
        implements LoyaltyEvent {}
