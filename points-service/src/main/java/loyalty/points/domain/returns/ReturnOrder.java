package loyalty.points.domain.returns;

import java.time.Instant;
import java.util.List;
import loyalty.points.domain.earning.Purchase;
import loyalty.programme.earning.ReturnRules;
import org.jspecify.annotations.Nullable;

/**
 * A return that the ledger is to post.
 *
 * @param purchase the order
 * @param returnedAt when the goods were brought back
 * @param terms what it comes to
 * @param restoredBefore points that earlier returns of the order gave back
 * @param holds the holds whose points paid the order, in the order in which they were spent
 * @param whenSpent what happens when points that are to be taken back are spent
 * @param graceEnds points that come back live at least until then
 * @param actor who sent it
 */
public record ReturnOrder(
        String returnId,
        Purchase purchase,
        Instant returnedAt,
        ReturnTerms terms,
        long restoredBefore,
        List<String> holds,
        ReturnRules.WhenSpent whenSpent,
        @Nullable Instant graceEnds,
        String actor) {

    public ReturnOrder {
        holds = List.copyOf(holds);
    }
}
