package loyalty.events;

import java.time.Instant;

/**
 * Points became a voucher or store currency by themselves, as the programme promises ({@code points.converted.v1}, from
 * points-service).
 *
 * @param at when
 * @param entryId the ledger entry that spent them; what they become is made once for it
 * @param points whole points that were spent, at least one
 * @param into {@code reward:} and the reward of the programme, or {@link #STORE_CURRENCY}
 * @param programmeVersion the version that promises it
 */
public record PointsConverted(
        Pseudonym member, Instant at, String entryId, long points, String into, String programmeVersion)
        implements MemberEvent {

    /** What points are said to have become that became store currency. */
    public static final String STORE_CURRENCY = "store-currency";
}
