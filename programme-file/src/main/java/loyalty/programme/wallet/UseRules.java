package loyalty.programme.wallet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On what a voucher can be used. A list that is left out allows everything.
 *
 * @param tiers the tiers whose members may use it
 * @param channels {@code store}, {@code web}, {@code app}
 * @param categories the categories it takes something off
 * @param skus the articles it takes something off
 * @param exceptCategories categories it takes nothing off
 * @param exceptSkus articles it takes nothing off
 * @param firstOrder whether it is for the first order only
 * @param stackable whether it joins others in an order; of those that do not, an order takes one
 * @param onePerOrder whether of its own kind an order takes one, though it joins others
 * @param givenBack whether it can be used again once all goods of its order are back; it can when the file is silent
 * @param transferable whether it becomes the voucher of whoever types in its code
 */
public record UseRules(
        @Nullable List<String> tiers,
        @Nullable List<String> channels,
        @Nullable List<String> categories,
        @Nullable List<String> skus,
        @Nullable List<String> exceptCategories,
        @Nullable List<String> exceptSkus,
        boolean firstOrder,
        boolean stackable,
        boolean onePerOrder,
        @Nullable Boolean givenBack,
        boolean transferable) {

    public UseRules {
        givenBack = givenBack == null || givenBack;
    }

    /** Rules of a voucher that is given back. */
    public UseRules(
            @Nullable List<String> tiers,
            @Nullable List<String> channels,
            @Nullable List<String> categories,
            @Nullable List<String> skus,
            @Nullable List<String> exceptCategories,
            @Nullable List<String> exceptSkus,
            boolean firstOrder,
            boolean stackable) {
        this(
                tiers,
                channels,
                categories,
                skus,
                exceptCategories,
                exceptSkus,
                firstOrder,
                stackable,
                false,
                null,
                false);
    }

    /** Everything, once in an order. */
    public static final UseRules DEFAULT = new UseRules(null, null, null, null, null, null, false, false);

    /** The same rules, once in an order. */
    UseRules oncePerOrder() {
        return new UseRules(
                tiers,
                channels,
                categories,
                skus,
                exceptCategories,
                exceptSkus,
                firstOrder,
                stackable,
                true,
                givenBack,
                transferable);
    }

    /** Whether it can be used again once all goods of its order are back. */
    public boolean isGivenBack() {
        return Boolean.TRUE.equals(givenBack);
    }

    /** Whether a list that may have been left out allows a word; what is not told is allowed only by no list. */
    public static boolean allows(@Nullable List<String> list, @Nullable String word) {
        return list == null || (word != null && list.contains(word));
    }

    /** Whether something is taken off an article. */
    public boolean covers(String sku, @Nullable String category) {
        return allows(categories, category)
                && allows(skus, sku)
                && (exceptCategories == null || !exceptCategories.contains(category == null ? "" : category))
                && (exceptSkus == null || !exceptSkus.contains(sku));
    }
}
