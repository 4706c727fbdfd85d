package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import loyalty.programme.wallet.Offer;
import loyalty.programme.wallet.Reward;
import loyalty.programme.wallet.UseRules;
import loyalty.programme.wallet.VoucherKind;
import org.jspecify.annotations.Nullable;

/** Offers and baskets for tests, in words. */
final class Offers {

    private Offers() {}

    static Offer amount(String amount) {
        return offer(VoucherKind.AMOUNT, amount, null, null, null, UseRules.DEFAULT);
    }

    static Offer credit(String amount) {
        return offer(VoucherKind.CREDIT, amount, null, null, null, UseRules.DEFAULT);
    }

    static Offer percent(String percent, @Nullable String most) {
        return offer(VoucherKind.PERCENT, most, percent, null, null, UseRules.DEFAULT);
    }

    static Offer item(String sku) {
        return offer(VoucherKind.ITEM, null, null, sku, null, UseRules.DEFAULT);
    }

    static Offer shipping() {
        return offer(VoucherKind.SHIPPING, null, null, null, null, UseRules.DEFAULT);
    }

    static Offer amountFor(String amount, UseRules use) {
        return offer(VoucherKind.AMOUNT, amount, null, null, null, use);
    }

    static Offer amountFrom(String amount, String minimumOrder) {
        return offer(VoucherKind.AMOUNT, amount, null, null, minimumOrder, UseRules.DEFAULT);
    }

    static UseRules use(@Nullable List<String> categories, @Nullable List<String> exceptCategories) {
        return new UseRules(null, null, categories, null, exceptCategories, null, false, false);
    }

    private static Offer offer(
            VoucherKind kind,
            @Nullable String amount,
            @Nullable String percent,
            @Nullable String item,
            @Nullable String minimumOrder,
            UseRules use) {
        return new Reward(
                "r",
                1,
                false,
                kind,
                money(amount),
                money(percent),
                item,
                money(minimumOrder),
                0,
                30,
                null,
                use,
                null,
                null,
                null,
                null,
                null,
                Map.of("en", "x"));
    }

    static Basket.Line goods(String id, String category, String amount) {
        return new Basket.Line(id, "sku-" + id, category, "goods", 1, new BigDecimal(amount), BigDecimal.ZERO);
    }

    static Basket.Line other(String id, String kind, String amount) {
        return new Basket.Line(id, "sku-" + id, null, kind, 1, new BigDecimal(amount), BigDecimal.ZERO);
    }

    static Basket basket(Basket.Line... lines) {
        return new Basket("store", List.of(lines), 2);
    }

    private static @Nullable BigDecimal money(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
