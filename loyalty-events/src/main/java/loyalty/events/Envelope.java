package loyalty.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way: what happened, and the CloudEvents attributes that travel in the headers ({@code ce_id},
 * {@code ce_type}, {@code ce_source}, {@code ce_time}, {@code ce_sequence}).
 *
 * @param key the message key: the member's pseudonym, or the programme version
 * @param sequence counts the events of one producer about one key, from 1, without gaps
 * @param traceparent the W3C trace that caused it, if any
 */
public record Envelope(
        String key,
        long sequence,
        LoyaltyEvent data,
        @Nullable String traceparent) {

    /** An event about a member; its key is the member's pseudonym. */
    public static Envelope about(MemberEvent data, long sequence, @Nullable String traceparent) {
        return new Envelope(data.member().hex(), sequence, data, traceparent);
    }

    /** Unique and stable: it follows from the producer, the key and the sequence, and from nothing else. */
    public String id() {
        return type().producer() + ":" + key + ":" + sequence;
    }

    /** Its type. */
    public EventType type() {
        return EventType.of(data);
    }

    /** When it happened, in business time. */
    public Instant time() {
        return data.at();
    }
}
