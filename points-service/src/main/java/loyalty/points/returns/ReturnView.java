package loyalty.points.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.Purchase;
import loyalty.points.domain.returns.ReturnTerms;
import loyalty.points.domain.returns.Returned;
import loyalty.points.explanation.BalanceView;
import loyalty.points.explanation.ExplanationView;
import loyalty.points.explanation.Wording;
import loyalty.points.vouchers.SettledReturn;
import org.jspecify.annotations.Nullable;

/** A return for a reader: what went, what came back, and what the customer gets. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReturnView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String returnId,
        String orderId,
        @Nullable String memberId,
        Instant returnedAt,
        List<Line> lines,
        Points points,
        StoreCurrency storeCurrency,
        Vouchers vouchers,
        Refund refund,
        BalanceView balance,
        ExplanationView explanation) {

    /** What came back of a line, and what it had cost. */
    record Line(String id, long quantity, BigDecimal amount) {}

    /** Points taken back, points given back, and how many of the former the member owes. */
    record Points(long reversed, long restored, long owed) {}

    /** Store currency that goes, that is missing, and that comes back. */
    record StoreCurrency(BigDecimal cancelled, BigDecimal withheld, BigDecimal restored) {}

    /** Vouchers that come back. */
    record Vouchers(List<String> restored) {}

    /** What the goods cost, what is kept of it and why, and what the customer gets. */
    record Refund(BigDecimal goods, List<Deduction> deductions, BigDecimal net) {}

    /** Why the customer gets less than the goods cost. */
    record Deduction(String reason, BigDecimal amount) {}

    /**
     * The answer, which follows from what was written.
     *
     * @param returnId null in a quote
     */
    static ReturnView of(
            RecordedReturn recorded,
            Purchase purchase,
            @Nullable String returnId,
            @Nullable String memberId,
            SettledReturn settled,
            Language language) {
        Returned returned = recorded.returned();
        int decimals = Currency.getInstance(purchase.order().currency()).getDefaultFractionDigits();
        return new ReturnView(
                returnId,
                recorded.orderId(),
                memberId,
                returned.returnedAt(),
                returned.terms().lines().stream()
                        .map(line -> new Line(line.id(), line.quantity(), line.amount()))
                        .toList(),
                new Points(returned.reversed(), returned.terms().restored(), returned.owed()),
                new StoreCurrency(
                        settled.cancelled().setScale(decimals),
                        settled.withheld().setScale(decimals),
                        settled.restored().setScale(decimals)),
                new Vouchers(settled.vouchers().stream()
                        .map(SettledReturn.GivenBack::code)
                        .toList()),
                refund(settled, returned.terms().worth(), decimals),
                BalanceView.of(returned.after()),
                explanation(returned, purchase, language));
    }

    private static Refund refund(SettledReturn settled, BigDecimal worth, int decimals) {
        // What points paid is never more than what redemptions left to pay, also where the order did not know of them.
        BigDecimal points = worth.min(settled.payable());
        BigDecimal net = settled.payable().subtract(points).subtract(settled.withheld());
        List<Deduction> deductions = Stream.of(
                        new Deduction("voucher", settled.voucher().setScale(decimals)),
                        new Deduction("store-currency", settled.storeCurrency().setScale(decimals)),
                        new Deduction("paid-with-points", points.setScale(decimals)),
                        new Deduction(
                                "store-currency-withheld", settled.withheld().setScale(decimals)))
                .filter(deduction -> deduction.amount().signum() > 0)
                .toList();
        return new Refund(settled.goods().setScale(decimals), deductions, net.setScale(decimals));
    }

    /** A return from before returns were settled with voucher-service, which had no part in it. */
    static SettledReturn ofTheLedgerAlone(RecordedReturn recorded) {
        ReturnTerms terms = recorded.returned().terms();
        BigDecimal nothing = BigDecimal.ZERO;
        return new SettledReturn(terms.goods(), nothing, nothing, nothing, nothing, nothing, List.of());
    }

    private static ExplanationView explanation(Returned returned, Purchase purchase, Language language) {
        List<Explanation.RuleApplied> rules = new ArrayList<>(returned.terms().kept());
        String text = Wording.ofReturn(language, purchase.earned().points(), returned);
        return new ExplanationView(purchase.earned().programmeVersion(), text, rules, List.of());
    }
}
