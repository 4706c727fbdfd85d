package loyalty.points.returns;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import loyalty.api.BodyHash;
import loyalty.api.FieldErrors;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.earning.Order;
import loyalty.points.ledger.Holders;
import loyalty.points.ledger.PlacedOrder;
import loyalty.points.ledger.Purchases;
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

    private static final int LINES_MAX = 1_000;
    private static final long QUANTITY_MAX = 1_000_000;
    /** The id of what is only asked about; it never reaches a table. */
    private static final String QUOTE = "quote";

    private final Ledger ledger;
    private final PostingQueue queue;
    private final PostBatch postBatch;
    private final BusinessClock clock;
    private final BodyHash bodyHash;
    private final SettleReturn settle;
    private final ReturnSettlements settlements;

    ReturnGoods(
            Ledger ledger,
            PostingQueue queue,
            PostBatch postBatch,
            BusinessClock clock,
            BodyHash bodyHash,
            SettleReturn settle,
            ReturnSettlements settlements) {
        this.settle = settle;
        this.settlements = settlements;
        this.ledger = ledger;
        this.queue = queue;
        this.postBatch = postBatch;
        this.clock = clock;
        this.bodyHash = bodyHash;
    }

    /** What the fingerprint is taken of. */
    private record Fingerprinted(String orderId, Instant returnedAt, Map<String, Long> lines) {}

    /**
     * Posts a return.
     *
     * @throws ProblemException 404 when there is no such order, 400 when it cannot be a return
     */
    Outcome<ReturnView> bringBack(String orderId, String returnId, @Nullable ReturnRequest request, Sender sender) {
        PlacedOrder order = order(orderId);
        boolean isSettled = settlements.find(orderId, returnId).isPresent();
        return switch (queue.postAndWait(command(order, returnId, request, sender))) {
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
        return switch (postBatch.pretend(command(order, QUOTE, request, sender))) {
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
        RecordedReturn found =
                ledger
                        .read(connection -> new Returns(connection).find(List.of(ReturnCommand.id(orderId, returnId))))
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problems.notFound()));
        SettledReturn settled = settle.settle(order, found)
                .orElseThrow(() -> new ProblemException(Refusals.problem(new Rejection.VouchersAway())));
        return view(found, order, returnId, settled, language);
    }

    private PlacedOrder order(String orderId) {
        return ledger.read(connection -> new Purchases(connection).find(List.of(orderId))).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    private @Nullable String memberId(Pseudonym member) {
        Map<Pseudonym, String> names = ledger.read(connection -> new Holders(connection).names(List.of(member)));
        return names.get(member);
    }

    private ReturnCommand command(PlacedOrder order, String returnId, @Nullable ReturnRequest request, Sender sender) {
        if (request == null) {
            throw new ProblemException(Problems.malformedRequest("", "a return is expected"));
        }
        Order bought = order.purchase().order();
        FieldErrors errors = new FieldErrors();
        Instant returnedAt = request.returnedAt();
        errors.requireTime(returnedAt, "returnedAt", clock.now());
        errors.require(
                returnedAt == null || !returnedAt.isBefore(bought.placedAt()), "returnedAt", "before the order itself");
        Map<String, Long> lines = lines(request.lines(), bought, errors);
        errors.orContinue();
        Instant at = Objects.requireNonNull(returnedAt).truncatedTo(ChronoUnit.MICROS);
        var asked = new Fingerprinted(bought.orderId(), at, new TreeMap<>(lines));
        return new ReturnCommand(
                order.member(),
                bought.orderId(),
                returnId,
                at,
                lines,
                bodyHash.of(asked),
                sender.subject(),
                sender.language(),
                sender.traceparent());
    }

    private static Map<String, Long> lines(
            @Nullable List<ReturnRequest.@Nullable Line> asked, Order bought, FieldErrors errors) {
        int count = asked == null ? 0 : asked.size();
        errors.require(count >= 1 && count <= LINES_MAX, "lines", "1 to " + LINES_MAX + " lines are expected");
        Map<String, Long> lines = new LinkedHashMap<>();
        for (int i = 0; asked != null && i < Math.min(count, LINES_MAX); i++) {
            ReturnRequest.Line line = asked.get(i);
            String at = "lines[" + i + "]";
            String id = line == null ? null : line.id();
            Long quantity = line == null ? null : line.quantity();
            boolean known = bought.lines().stream().anyMatch(of -> of.id().equals(id));
            errors.require(known, at + ".id", "the order has no such line");
            boolean counted = quantity != null && quantity >= 1 && quantity <= QUANTITY_MAX;
            errors.require(counted, at + ".quantity", "a whole number from 1 to " + QUANTITY_MAX);
            if (id != null && quantity != null) {
                errors.require(lines.put(id, quantity) == null, at + ".id", "another line has this id");
            }
        }
        return lines;
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
