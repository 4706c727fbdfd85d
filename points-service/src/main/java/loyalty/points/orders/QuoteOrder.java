package loyalty.points.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.api.forms.Forms;
import loyalty.clock.BusinessClock;
import loyalty.database.ManyRows;
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
    private final Forms forms;

    QuoteOrder(
            Ledger ledger,
            RuleBook ruleBook,
            BusinessClock clock,
            Pseudonyms pseudonyms,
            VoucherService vouchers,
            Forms forms) {
        this.forms = forms;
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
        OrderRequest given = forms.given(request, "an order is expected");
        var now = clock.now();
        var programme = ruleBook.inForceAt(Objects.requireNonNullElse(given.placedAt(), now));
        String orderId = Objects.requireNonNullElse(given.orderId(), NO_ID);
        Order asked = new OrderCheck(programme, now, forms.faults(given)).read(orderId, given);
        String memberId = Objects.requireNonNull(given.memberId());
        Pseudonym member = pseudonyms.of(memberId);
        EarningPolicy policy = new EarningPolicy(
                ruleBook.upToDate().inForceAt(asked.placedAt()).orElseThrow().programme());
        // What the ledger refuses is refused before vouchers are asked, as it is for an order.
        ledger.read(rows -> paid(rows, member, asked, given.orderId(), policy));
        QuotedVouchers quoted = quoted(BasketToQuote.of(memberId, given.orderId(), asked));
        Order order = quoted.redeemedLines().on(asked);
        AccountState state = ledger.present(member).orElse(AccountState.NEW);
        Counts paid = ledger.read(rows -> paid(rows, member, order, given.orderId(), policy));
        Earned earned = ledger.read(rows -> earned(rows, member, order, policy, paid));
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

    private static Earned earned(ManyRows rows, Pseudonym member, Order order, EarningPolicy policy, Counts paid) {
        var names = policy.asks(order.placedAt());
        MemberCounts counts = new MemberCounts(rows);
        counts.read(Map.of(member, names));
        TierPeriods tiers = new TierPeriodRows(rows).of(List.of(member)).getOrDefault(member, TierPeriods.NONE);
        AttributePeriods attributes =
                new AttributePeriodRows(rows).of(List.of(member)).getOrDefault(member, AttributePeriods.NONE);
        Counts given = counts.of(member, names).plus(attributes.asked(policy.programme(), order.placedAt()));
        return policy.earn(order, tiers, given.plus(paid));
    }

    /**
     * What the hold would pay, or that the order would be refused.
     *
     * @param orderId as the caller said it; null when the order has none yet
     */
    private static Counts paid(
            ManyRows rows, Pseudonym member, Order order, @Nullable String orderId, EarningPolicy policy) {
        String holdId = order.hold();
        if (holdId == null) {
            return Counts.NONE;
        }
        Hold hold = new Holds(rows)
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
