package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import loyalty.programme.wallet.Offer;
import loyalty.programme.wallet.RedemptionRules;
import org.jspecify.annotations.Nullable;

/** Takes off a basket what is shown at the till, one after the other in the order of the programme. Not for threads. */
public final class Till {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Basket basket;
    private final RedemptionRules rules;
    private final Map<String, BigDecimal> left = new LinkedHashMap<>();
    private final List<Discount> discounts = new ArrayList<>();

    private Till(Basket basket, List<Discount> taken, RedemptionRules rules) {
        this.basket = basket;
        this.rules = rules;
        basket.lines().forEach(line -> left.put(line.id(), line.amount()));
        taken.stream()
                .flatMap(discount -> discount.shares().stream())
                .forEach(share -> left.merge(share.lineId(), share.amount().negate(), BigDecimal::add));
    }

    /**
     * A voucher that is shown, as its programme describes it.
     *
     * @param left of a credit, what is left of it in money; null for other kinds
     */
    public record Shown(
            String voucherId, Offer offer, @Nullable BigDecimal left) {}

    /**
     * What is paid in the end.
     *
     * @param discounts in the order in which they were taken off; what found nothing to take off is not among them
     * @param payable what is left to pay
     */
    public record Bill(List<Discount> discounts, BigDecimal payable) {}

    /**
     * Takes off vouchers and store currency what was left of a basket.
     *
     * @param taken what earlier redemptions of the same order took off
     * @param cash how much store currency at most; no change is given, what is too much stays with the member
     */
    public static Bill bill(
            Basket basket, List<Discount> taken, List<Shown> vouchers, BigDecimal cash, RedemptionRules rules) {
        Till till = new Till(basket, taken, rules);
        for (RedemptionRules.Step step : rules.order()) {
            if (step == RedemptionRules.Step.STORE_CURRENCY) {
                till.take(null, cash, line -> line.isGoods() && !till.isKeptFromCash(line.category()));
                continue;
            }
            vouchers.stream()
                    .filter(shown -> RedemptionRules.Step.of(shown.offer().kind()) == step)
                    .forEach(till::take);
        }
        return new Bill(
                List.copyOf(till.discounts), till.left.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private boolean isKeptFromCash(@Nullable String category) {
        return category != null && rules.cashExceptCategories().contains(category);
    }

    private void take(Shown shown) {
        Offer offer = shown.offer();
        Predicate<Basket.Line> covered = line -> line.isGoods() && offer.use().covers(line.sku(), line.category());
        switch (offer.kind()) {
            case AMOUNT -> take(shown.voucherId(), known(offer.amount()), covered);
            case PERCENT -> take(shown.voucherId(), percent(offer, covered), covered);
            case ITEM -> item(shown, covered);
            case SHIPPING ->
                take(shown.voucherId(), basket.total(), line -> line.kind().equals("shipping"));
            case CREDIT -> credit(shown, covered);
        }
    }

    private BigDecimal percent(Offer offer, Predicate<Basket.Line> covered) {
        BigDecimal off = leftOf(covered)
                .multiply(known(offer.percent()))
                .divide(HUNDRED, basket.decimals(), RoundingMode.HALF_UP);
        BigDecimal most = offer.amount();
        return most == null ? off : off.min(most);
    }

    /** One piece of the first line that has it and is not paid already. */
    private void item(Shown shown, Predicate<Basket.Line> covered) {
        basket.lines().stream()
                .filter(covered)
                .filter(line -> line.sku().equals(shown.offer().item()))
                .filter(line -> left.getOrDefault(line.id(), BigDecimal.ZERO).signum() > 0)
                .findFirst()
                .ifPresent(line -> take(shown.voucherId(), line.piece(basket.decimals()), line::equals));
    }

    /** Fees first, then goods. */
    private void credit(Shown shown, Predicate<Basket.Line> covered) {
        BigDecimal value = known(shown.left());
        List<Discount.Share> shares =
                new ArrayList<>(shares(value, line -> line.kind().equals("fee")));
        BigDecimal rest = shares.stream().map(Discount.Share::amount).reduce(value, BigDecimal::subtract);
        shares.addAll(shares(rest, covered));
        note(shown.voucherId(), shares);
    }

    private void take(@Nullable String voucherId, BigDecimal most, Predicate<Basket.Line> lines) {
        note(voucherId, shares(most, lines));
    }

    private void note(@Nullable String voucherId, List<Discount.Share> shares) {
        Discount discount = Discount.of(voucherId, shares);
        if (discount.amount().signum() > 0) {
            discounts.add(discount);
        }
    }

    /** Takes an amount off what is left of lines, by what is left of each, and tells how it was split. */
    private List<Discount.Share> shares(BigDecimal most, Predicate<Basket.Line> which) {
        List<Basket.Line> lines = basket.lines().stream().filter(which).toList();
        List<BigDecimal> weights = lines.stream()
                .map(line -> left.getOrDefault(line.id(), BigDecimal.ZERO))
                .toList();
        List<BigDecimal> parts = Split.of(most.min(leftOf(which)), weights, basket.decimals());
        List<Discount.Share> shares = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            shares.add(new Discount.Share(lines.get(i).id(), parts.get(i)));
            left.put(lines.get(i).id(), weights.get(i).subtract(parts.get(i)));
        }
        return shares;
    }

    private BigDecimal leftOf(Predicate<Basket.Line> which) {
        return basket.lines().stream()
                .filter(which)
                .map(line -> left.getOrDefault(line.id(), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal known(@Nullable BigDecimal value) {
        if (value == null) {
            throw new IllegalArgumentException("a voucher of this kind has a value");
        }
        return value;
    }
}
