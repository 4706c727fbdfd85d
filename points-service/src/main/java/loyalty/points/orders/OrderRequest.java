package loyalty.points.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An order as a till sends it. Everything may be missing here; {@link OrderCheck} says what must not.
 *
 * @param orderId in bulk only; in a single request it stands in the path
 */
record OrderRequest(
        @Nullable String orderId,
        @Schema(required = true) @Nullable String memberId,
        @Schema(required = true) @Nullable Instant placedAt,
        @Schema(required = true) @Nullable String currency,

        @Schema(enumeration = {"store", "web", "app"}) @Nullable
        String channel,

        @Nullable String location,
        @Schema(required = true) @Nullable List<@Nullable Line> lines,
        @Nullable List<@Nullable String> redemptions,
        @Nullable String hold) {

    /** One line of it. */
    record Line(
            @Schema(required = true) @Nullable String id,
            @Schema(required = true) @Nullable String sku,
            @Nullable String category,
            @Schema(required = true) @Nullable Long quantity,

            @Schema(required = true, type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)
            @Nullable
            BigDecimal unitPrice,

            @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING) @Nullable
            BigDecimal discount,

            @Schema(enumeration = {"goods", "gift-card", "shipping", "tax", "fee"}) @Nullable
            String kind) {}
}
