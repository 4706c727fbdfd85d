package loyalty.events;

import java.time.Instant;

/**
 * Support corrected a balance, or undid a correction ({@code points.adjusted.v1}, from points-service).
 *
 * @param at when
 * @param adjustmentId the caller's id of the adjustment
 * @param entryId the ledger entry
 * @param points whole points, signed, never zero
 * @param reason one of the programme's reasons
 */
public record PointsAdjusted(
        Pseudonym member, Instant at, String adjustmentId, String entryId, long points, String reason)
        implements MemberEvent {}
