package loyalty.events;

import java.time.Instant;

/**
 * A purchase was counted towards the tiers ({@code tier.progressed.v1}, from tier-service). What it adds up to is read
 * from the service, because a window moves with time.
 *
 * @param at when it was counted
 * @param orderId the order that was counted
 */
public record TierProgressed(Pseudonym member, Instant at, String orderId) implements MemberEvent {}
