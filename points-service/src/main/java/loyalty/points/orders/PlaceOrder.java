package loyalty.points.orders;

import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import loyalty.api.ProblemException;
import loyalty.api.Pseudonyms;
import loyalty.api.forms.Forms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.earning.Order;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.posting.PostingQueue;
import loyalty.points.posting.Sender;
import loyalty.points.programme.RuleBook;
import org.jspecify.annotations.Nullable;

/** Takes in an order, whether it came alone or among many: checks it, and posts it through the one queue. */
@ApplicationScoped
class PlaceOrder {

    private final RuleBook ruleBook;
    private final BusinessClock clock;
    private final Pseudonyms pseudonyms;
    private final PostingQueue queue;
    private final SettleOrder settleOrder;
    private final Forms forms;
    private final ExecutorService threads;

    PlaceOrder(
            RuleBook ruleBook,
            BusinessClock clock,
            Pseudonyms pseudonyms,
            PostingQueue queue,
            SettleOrder settleOrder,
            Forms forms,
            @VirtualThreads ExecutorService threads) {
        this.threads = threads;
        this.forms = forms;
        this.settleOrder = settleOrder;
        this.ruleBook = ruleBook;
        this.clock = clock;
        this.pseudonyms = pseudonyms;
        this.queue = queue;
    }

    /**
     * Posts the order; the answer comes after the commit.
     *
     * @throws ProblemException 400 when it cannot be an order, 503 when no programme is published
     */
    CompletionStage<Outcome<OrderView>> place(String orderId, @Nullable OrderRequest request, Sender sender) {
        OrderCommand command = command(orderId, request, sender);
        return viewed(namesRedemptions(command) ? settled(command) : queue.post(command), request);
    }

    /**
     * Posts an order that has time, and waits while there is no room for it; the answer comes after the commit.
     *
     * @throws ProblemException as {@link #place}
     */
    CompletionStage<Outcome<OrderView>> placePatiently(String orderId, OrderRequest request, Sender sender) {
        OrderCommand command = command(orderId, request, sender);
        return viewed(namesRedemptions(command) ? settled(command) : queue.postPatiently(command), request);
    }

    private static CompletionStage<Outcome<OrderView>> viewed(
            CompletionStage<Outcome<PlacedOrder>> answer, @Nullable OrderRequest request) {
        String memberId = Objects.requireNonNull(Objects.requireNonNull(request).memberId());
        return answer.thenApply(outcome -> outcome.map(placed -> OrderView.answer(placed, memberId)));
    }

    private static boolean namesRedemptions(OrderCommand command) {
        return !command.order().redemptions().isEmpty();
    }

    /** Waits for another service, so on a thread of its own, and under the trace of the request. */
    private CompletionStage<Outcome<PlacedOrder>> settled(OrderCommand command) {
        return CompletableFuture.supplyAsync(() -> settleOrder.place(command), threads);
    }

    private OrderCommand command(String orderId, @Nullable OrderRequest request, Sender sender) {
        OrderRequest asked = forms.given(request, "an order is expected");
        var now = clock.now();
        var programme = ruleBook.inForceAt(Objects.requireNonNullElse(asked.placedAt(), now));
        Order order = new OrderCheck(programme, now, forms.faults(asked)).read(orderId, asked);
        String memberId = Objects.requireNonNull(asked.memberId());
        Pseudonym member = pseudonyms.of(memberId);
        return new OrderCommand(
                member,
                memberId,
                order,
                OrderFingerprint.of(member, order),
                sender.subject(),
                sender.language(),
                sender.traceparent(),
                null);
    }
}
