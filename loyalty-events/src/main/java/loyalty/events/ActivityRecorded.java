package loyalty.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member did something else that a programme may reward ({@code activity.recorded.v1}, from points-service). Also sent
 * for one that earns nothing: it may still count for a tier or bring a voucher.
 *
 * @param at when it was posted
 * @param activityId the caller's id of the activity
 * @param type {@code visit}, {@code reload}, {@code review}, {@code referral} or one that the programme names
 * @param happenedAt when it was done; may be before {@code at}
 * @param location the shop, if the caller said so
 * @param programmeVersion the version whose rules apply: that of {@code happenedAt}
 * @param points whole points earned, zero or more
 * @param availableAt from when they can be spent; null when none were earned
 * @param expiresAt the exclusive end of their life; null when they never expire or none were earned
 */
public record ActivityRecorded(
        Pseudonym member,
        Instant at,
        String activityId,
        String type,
        Instant happenedAt,
        @Nullable String location,
        String programmeVersion,
        long points,
        @Nullable Instant availableAt,
        @Nullable Instant expiresAt)
        implements MemberEvent {}
