package loyalty.programme.wallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How what a member has is taken off an order.
 *
 * @param order in which order; a kind that the file leaves out comes after those that it names
 * @param cashExceptCategories categories that store currency does not pay
 */
public record RedemptionRules(
        @Nullable List<Step> order, @Nullable List<String> cashExceptCategories) {

    /** Pieces and fixed amounts first, store currency before what is taken off in per cent. */
    public static final RedemptionRules DEFAULT = new RedemptionRules(null, null);

    public RedemptionRules {
        List<Step> first = order == null ? List.of() : order;
        List<Step> all = new ArrayList<>(first);
        List.of(Step.values()).stream().filter(step -> !first.contains(step)).forEach(all::add);
        order = List.copyOf(all);
        cashExceptCategories = cashExceptCategories == null ? List.of() : List.copyOf(cashExceptCategories);
    }

    @Override
    public List<Step> order() {
        return Objects.requireNonNull(order);
    }

    @Override
    public List<String> cashExceptCategories() {
        return Objects.requireNonNull(cashExceptCategories);
    }

    /** What is taken off, in the order that holds when a file is silent. */
    public enum Step {
        /** Pieces of articles. */
        @JsonProperty("item")
        ITEM,
        /** Amounts. */
        @JsonProperty("amount")
        AMOUNT,
        /** Credit. */
        @JsonProperty("credit")
        CREDIT,
        /** Store currency. */
        @JsonProperty("storeCurrency")
        STORE_CURRENCY,
        /** Per cents. */
        @JsonProperty("percent")
        PERCENT,
        /** Delivery. */
        @JsonProperty("shipping")
        SHIPPING;

        /** When a kind of voucher is applied. */
        public static Step of(VoucherKind kind) {
            return valueOf(kind.name());
        }
    }
}
