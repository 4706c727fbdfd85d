package loyalty.points.returns;

import java.time.Instant;
import java.util.Map;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.posting.Command;
import org.jspecify.annotations.Nullable;

/**
 * Goods of an order came back.
 *
 * @param lines how many units of which line
 * @param bodyHash the fingerprint of the request
 * @param actor who sent it
 * @param spoken the language of the first answer
 */
record ReturnCommand(
        Pseudonym member,
        String orderId,
        String returnId,
        Instant returnedAt,
        Map<String, Long> lines,
        byte[] bodyHash,
        String actor,
        Language spoken,
        @Nullable String traceparent)
        implements Command.Creating<RecordedReturn> {

    @Override
    public String id() {
        return id(orderId, returnId);
    }

    /** The ids of returns are unique for their order. */
    static String id(String orderId, String returnId) {
        return orderId + "/" + returnId;
    }
}
