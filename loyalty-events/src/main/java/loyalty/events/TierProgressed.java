package loyalty.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something was counted towards the tiers, or off them ({@code tier.progressed.v1}, from tier-service). What it adds up
 * to is read from the service, because a window moves with time.
 *
 * @param at when it was counted
 * @param orderId the order that was counted, or of which something came back; null for an activity
 * @param returnId the return, if it was one
 * @param activityId the activity, if it was one
 */
public record TierProgressed(
        Pseudonym member,
        Instant at,
        @Nullable String orderId,
        @Nullable String returnId,
        @Nullable String activityId) implements MemberEvent {}
