package loyalty.points.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Hold;
import loyalty.points.domain.Language;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.account.AccountState;
import loyalty.points.domain.earning.AttributePeriods;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.EarningPolicy;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.TierPeriods;
import loyalty.points.explanation.EarnedView;
import loyalty.points.explanation.QualifyingView;
import loyalty.points.ledger.AttributePeriodRows;
import loyalty.points.ledger.Holds;
import loyalty.points.ledger.MemberCounts;
import loyalty.points.ledger.TierPeriodRows;
import loyalty.points.posting.Ledger;
import loyalty.points.posting.Refusals;
import loyalty.points.programme.RuleBook;
import loyalty.points.vouchers.BasketToQuote;
import loyalty.points.vouchers.QuotedVouchers;
import loyalty.points.vouchers.VoucherAnswer;
import loyalty.points.vouchers.VoucherService;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an order would earn, by the very rules that an order is rated by, and what vouchers would take off it. What it
 * names is paid first, or refused, as the order's would be. Changes nothing, and invents nothing: while voucher-service is
 * away there is no quote.
 */
@ApplicationScoped
class QuoteOrder {

    private static final String NO_ID = "quote";

    private final Ledger ledger;
    private final RuleBook ruleBook;
    private final BusinessClock clock;
    private final Pseudonyms pseudonyms;
    private final VoucherService vouchers;

    QuoteOrder(Ledger ledger, RuleBook ruleBook, BusinessClock clock, Pseudonyms pseudonyms, VoucherService vouchers) {
        this.ledger = ledger;
        this.ruleBook = ruleBook;
        this.clock = clock;
        this.pseudonyms = pseudonyms;
        this.vouchers = vouchers;
    }

    /**
     * What the order would earn if it were sent now.
     *
     * @throws ProblemException 400 when it cannot be an order, 409 when the order would be refused, 503 when no programme
     *     is published or voucher-service is away
     */
    QuoteView quote(@Nullable OrderRequest request, Language language) {
        if (request == null) {
            throw new ProblemException(Problems.malformedRequest("", "an order is expected"));
        }
        var now = clock.now();
        var programme = ruleBook.inForceAt(Objects.requireNonNullElse(request.placedAt(), now));
        String orderId = Objects.requireNonNullElse(request.orderId(), NO_ID);
        Order asked = new OrderCheck(programme, now).read(orderId, request);
        String memberId = Objects.requireNonNull(request.memberId());
        Pseudonym member = pseudonyms.of(memberId);
        EarningPolicy policy = ledger.read(connection -> new EarningPolicy(ruleBook.upToDate(connection)
                .inForceAt(asked.placedAt())
                .orElseThrow()
                .programme()));
        // What the ledger refuses is refused before vouchers are asked, as it is for an order.
        ledger.read(connection -> paid(connection, member, asked, request.orderId(), policy));
        QuotedVouchers quoted = quoted(BasketToQuote.of(memberId, request.orderId(), asked));
        Order order = quoted.redeemedLines().on(asked);
        AccountState state = ledger.present(member).orElse(AccountState.NEW);
        Counts paid = ledger.read(connection -> paid(connection, member, order, request.orderId(), policy));
        Earned earned = ledger.read(connection -> earned(connection, member, order, policy, paid));
        boolean waits = earned.availableAt() != null && earned.availableAt().isAfter(now);
        return new QuoteView(
                memberId,
                EarnedView.of(member, earned, null, waits ? earned.points() : 0, language),
                QualifyingView.of(earned.qualifying(), order.currency()),
                quoted.vouchers(),
                policy.payable(order, state.balance().available()));
    }

    private QuotedVouchers quoted(BasketToQuote basket) {
        return switch (vouchers.quote(basket)) {
            case VoucherAnswer.Done<QuotedVouchers>(QuotedVouchers quoted) -> quoted;
            case VoucherAnswer.Refused<QuotedVouchers>(Rejection.RefusedByVouchers why) ->
                throw new ProblemException(Refusals.problem(why));
            case VoucherAnswer.Away<QuotedVouchers> away ->
                throw new ProblemException(Refusals.problem(new Rejection.VouchersAway()));
        };
    }

    private static Earned earned(
            Connection connection, Pseudonym member, Order order, EarningPolicy policy, Counts paid)
            throws SQLException {
        var names = policy.asks(order.placedAt());
        MemberCounts counts = new MemberCounts(connection);
        counts.read(Map.of(member, names));
        TierPeriods tiers = new TierPeriodRows(connection).of(List.of(member)).getOrDefault(member, TierPeriods.NONE);
        AttributePeriods attributes =
                new AttributePeriodRows(connection).of(List.of(member)).getOrDefault(member, AttributePeriods.NONE);
        Counts given = counts.of(member, names).plus(attributes.asked(policy.programme(), order.placedAt()));
        return policy.earn(order, tiers, given.plus(paid));
    }

    /**
     * What the hold would pay, or that the order would be refused.
     *
     * @param orderId as the caller said it; null when the order has none yet
     */
    private static Counts paid(
            Connection connection, Pseudonym member, Order order, @Nullable String orderId, EarningPolicy policy)
            throws SQLException {
        String holdId = order.hold();
        if (holdId == null) {
            return Counts.NONE;
        }
        Hold hold = new Holds(connection)
                .find(List.of(holdId)).stream()
                        .filter(stored -> stored.member().equals(member))
                        .findFirst()
                        .orElseThrow(() ->
                                new ProblemException(Problems.malformedRequest("hold", "the member has no such hold")))
                        .hold();
        return switch (hold.paysFor(orderId, policy.cost(order))) {
            case Outcome.Done<Long>(Long points, boolean _) -> Counts.of(Counts.PAID_WITH_POINTS, points);
            case Outcome.Refused<Long>(Rejection why) -> throw new ProblemException(Refusals.problem(why));
        };
    }
}
