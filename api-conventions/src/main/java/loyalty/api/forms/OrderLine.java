package loyalty.api.forms;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order, a quote or a basket, as a till sends it.
 *
 * @param unitPrice in the programme's currency
 * @param discount off the whole line
 * @param kind {@link #GOODS} when it says none
 */
public record OrderLine(
        @NotNull(message = Ids.RULE) @Id @Nullable String id,

        @NotNull(message = TEXT) @Text(max = TEXT_MAX) @Nullable
        String sku,

        @Text(max = TEXT_MAX) @Nullable String category,

        @NotNull(message = QUANTITY)
        @Min(value = 1, message = QUANTITY)
        @Max(value = QUANTITY_MAX, message = QUANTITY)
        @Nullable
        Long quantity,

        @Schema(type = SchemaType.STRING) @NotNull(message = Money.EXPECTED) @Money @Nullable
        BigDecimal unitPrice,

        @Schema(type = SchemaType.STRING) @Money @Nullable BigDecimal discount,

        @Schema(enumeration = {GOODS, "gift-card", "shipping", "tax", "fee"})
        @Word(
                value = {GOODS, "gift-card", "shipping", "tax", "fee"},
                message = "goods, gift-card, shipping, tax or fee")
        @Nullable
        String kind) {

    /** The kind of a line that says none. */
    public static final String GOODS = "goods";
    /** How many units a line may have. */
    public static final long QUANTITY_MAX = 1_000_000;
    /** What to tell of another number of units. */
    public static final String QUANTITY = "a whole number from 1 to " + QUANTITY_MAX;

    private static final int TEXT_MAX = 64;
    private static final String TEXT = "1 to " + TEXT_MAX + " characters are expected";

    /**
     * Notes the amounts of lines that have more decimals than their currency.
     *
     * @param at the path of the list
     */
    public static void requireDecimals(
            @Nullable List<@Nullable OrderLine> lines, String at, int decimals, FieldErrors errors) {
        int count = lines == null ? 0 : Math.min(lines.size(), OrderLines.MAX);
        for (int i = 0; lines != null && i < count; i++) {
            OrderLine line = lines.get(i);
            if (line != null && line.isFiner(decimals)) {
                String path = at + "[" + i + "]";
                errors.requireDecimals(line.unitPrice, path + ".unitPrice", decimals);
                errors.requireDecimals(line.discount, path + ".discount", decimals);
            }
        }
    }

    private boolean isFiner(int decimals) {
        return !FieldErrors.hasDecimals(unitPrice, decimals) || !FieldErrors.hasDecimals(discount, decimals);
    }

    /** What it costs; null while that cannot be said, because a part of it is missing or wrong. */
    @Nullable
    BigDecimal cost() {
        if (quantity == null || unitPrice == null) {
            return null;
        }
        boolean fits = quantity >= 1 && quantity <= QUANTITY_MAX && Money.Rule.fits(unitPrice);
        if (!fits || (discount != null && !Money.Rule.fits(discount))) {
            return null;
        }
        BigDecimal full = unitPrice.multiply(BigDecimal.valueOf(quantity));
        return discount == null ? full : full.subtract(discount);
    }
}
