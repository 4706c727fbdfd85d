package loyalty.points.returns;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.ledger.Holders;
import loyalty.points.ledger.Purchases;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.posting.Ledger;
import loyalty.points.posting.PostBatch;
import loyalty.points.posting.PostingQueue;
import loyalty.points.posting.Refusals;
import loyalty.points.posting.Sender;
import loyalty.points.vouchers.SettledReturn;
import org.jspecify.annotations.Nullable;

/** Takes back what was bought, or tells what that would come to. */
@ApplicationScoped
class ReturnGoods {

    /** The id of what is only asked about; it never reaches a table. */
    private static final String QUOTE = "quote";

    private final Returns returns;
    private final Ledger ledger;
    private final PostingQueue queue;
    private final PostBatch postBatch;
    private final ReadReturn read;
    private final SettleReturn settle;
    private final ReturnSettlements settlements;

    ReturnGoods(
            Returns returns,
            Ledger ledger,
            PostingQueue queue,
            PostBatch postBatch,
            ReadReturn read,
            SettleReturn settle,
            ReturnSettlements settlements) {
        this.returns = returns;
        this.settle = settle;
        this.settlements = settlements;
        this.ledger = ledger;
        this.queue = queue;
        this.postBatch = postBatch;
        this.read = read;
    }

    /**
     * Posts a return.
     *
     * @throws ProblemException 404 when there is no such order, 400 when it cannot be a return
     */
    Outcome<ReturnView> bringBack(String orderId, String returnId, @Nullable ReturnRequest request, Sender sender) {
        PlacedOrder order = order(orderId);
        boolean isSettled = settlements.of(orderId, returnId).isPresent();
        return switch (queue.postAndWait(read.read(order, returnId, request, sender))) {
            case Outcome.Refused<RecordedReturn>(Rejection why) -> Outcome.refused(why);
            case Outcome.Done<RecordedReturn>(RecordedReturn recorded, boolean replayed) ->
                settle.settle(order, recorded)
                        .map(settled -> view(recorded, order, returnId, settled, recorded.spoken()))
                        // Posted before, but answered only now.
                        .map(view -> (Outcome<ReturnView>) new Outcome.Done<>(view, replayed && isSettled))
                        .orElseGet(ReturnGoods::away);
        };
    }

    /**
     * What a return would come to: decided by the same steps, and never written.
     *
     * @throws ProblemException as for a return
     */
    Outcome<ReturnView> quote(String orderId, @Nullable ReturnRequest request, Sender sender) {
        PlacedOrder order = order(orderId);
        return switch (postBatch.pretend(read.read(order, QUOTE, request, sender))) {
            case Outcome.Refused<RecordedReturn>(Rejection why) -> Outcome.refused(why);
            case Outcome.Done<RecordedReturn>(RecordedReturn asked, boolean _) ->
                settle.quote(order, asked)
                        .map(settled -> Outcome.done(view(asked, order, null, settled, asked.spoken())))
                        .orElseGet(ReturnGoods::away);
        };
    }

    /**
     * A return as it was accepted.
     *
     * @throws ProblemException 404
     */
    ReturnView find(String orderId, String returnId, Language language) {
        PlacedOrder order = order(orderId);
        RecordedReturn found = returns.named(List.of(ReturnCommand.id(orderId, returnId))).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
        SettledReturn settled = settle.settle(order, found)
                .orElseThrow(() -> new ProblemException(Refusals.problem(new Rejection.VouchersAway())));
        return view(found, order, returnId, settled, language);
    }

    private PlacedOrder order(String orderId) {
        return ledger.read(rows -> new Purchases(rows).find(List.of(orderId))).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    private @Nullable String memberId(Pseudonym member) {
        Map<Pseudonym, String> names = ledger.read(rows -> new Holders(rows).names(List.of(member)));
        return names.get(member);
    }

    private ReturnView view(
            RecordedReturn recorded,
            PlacedOrder order,
            @Nullable String returnId,
            SettledReturn settled,
            Language language) {
        return ReturnView.of(recorded, order.purchase(), returnId, memberId(order.member()), settled, language);
    }

    private static <T> Outcome<T> away() {
        return Outcome.refused(new Rejection.VouchersAway());
    }
}
