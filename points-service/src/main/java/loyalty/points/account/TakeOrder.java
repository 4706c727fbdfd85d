package loyalty.points.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.Order;
import org.jspecify.annotations.Nullable;

/** Takes in an order, whether it came alone or among many: checks it, and posts it through the one queue. */
@ApplicationScoped
class TakeOrder {

    private final RuleBook ruleBook;
    private final BusinessClock clock;
    private final Pseudonyms pseudonyms;
    private final PostingQueue queue;

    TakeOrder(RuleBook ruleBook, BusinessClock clock, Pseudonyms pseudonyms, PostingQueue queue) {
        this.ruleBook = ruleBook;
        this.clock = clock;
        this.pseudonyms = pseudonyms;
        this.queue = queue;
    }

    /** Who sends it, and in which language they read the answer. */
    record Sender(
            String subject, Language language, @Nullable String traceparent) {}

    /**
     * The answer to an order.
     *
     * @param replayed whether it is the answer to an earlier, equal request
     */
    record Answer(OrderView body, boolean replayed) {}

    /**
     * Posts the order; the answer comes after the commit.
     *
     * @return fails with a {@link ProblemException} when the ledger refuses it
     * @throws ProblemException 400 when it cannot be an order, 503 when no programme is published
     */
    CompletionStage<Answer> take(String orderId, @Nullable OrderRequest request, Sender sender) {
        if (request == null) {
            throw new ProblemException(Problems.malformedRequest("", "an order is expected"));
        }
        var programme = ruleBook.known()
                .inForceAt(clock.now())
                .orElseThrow(() -> new ProblemException(Problems.unavailable("No programme is published yet.")))
                .programme();
        Order order = new OrderCheck(programme, clock.now()).read(orderId, request);
        String memberId = java.util.Objects.requireNonNull(request.memberId());
        Pseudonym member = pseudonyms.of(memberId);
        var command = new Command.PlaceOrder(
                member,
                memberId,
                order,
                OrderFingerprint.of(member, order),
                sender.subject(),
                sender.language(),
                sender.traceparent());
        return queue.post(command).thenApply(outcome -> answer(command, outcome));
    }

    private static Answer answer(Command.PlaceOrder command, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                new Answer(
                        OrderView.answer(command.member(), command.memberId(), accepted.purchase(), accepted.spoken()),
                        accepted.replayed());
            case Outcome.Refused refused -> throw new ProblemException(Refusals.problem(refused.why()));
            default -> throw new IllegalStateException("an order is nothing else");
        };
    }
}
