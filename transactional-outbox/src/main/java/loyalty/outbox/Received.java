package loyalty.outbox;

import loyalty.events.EventType;
import loyalty.events.LoyaltyEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event as it arrived.
 *
 * @param id the same for every copy of it
 * @param key the message key
 * @param sequence counts the producer's events about the key
 * @param data what happened
 * @param traceparent the W3C trace that caused it, if it is known
 */
public record Received(
        String id,
        EventType type,
        String key,
        long sequence,
        LoyaltyEvent data,
        @Nullable String traceparent) {}
